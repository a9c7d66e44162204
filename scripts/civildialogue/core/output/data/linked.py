"""The catalogue as linked data: DCAT-AP 3 for portals, schema.org for search engines.

Sources: DCAT-AP 3.0 (https://semiceu.github.io/DCAT-AP/releases/3.0.0/); schema.org, Report.
"""

from typing import Any

from civildialogue.core.model.language import Locale
from civildialogue.features.compendium.data.rows import Rows

AUTHORITY = "http://publications.europa.eu/resource/authority"
LANGUAGES = {Locale.BG: f"{AUTHORITY}/language/BUL", Locale.EN: f"{AUTHORITY}/language/ENG"}
LICENCE = f"{AUTHORITY}/licence/CC_BY_4_0"
LICENCES = {
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC-BY-SA-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
}
EUROVOC = "http://eurovoc.europa.eu"
MEDIA = "http://www.iana.org/assignments/media-types"
THEME = f"{AUTHORITY}/data-theme/GOVE"
TAXONOMIES = {f"{AUTHORITY}/data-theme": "Data theme", f"{EUROVOC}/100141": "EuroVoc"}
"""The theme vocabularies. Source: DCAT-AP 3.0, “Controlled vocabularies to be used”."""
FORMS = {"csv": ("CSV", "text/csv"), "json": ("JSON", "application/json")}
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "schema": "https://schema.org/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
Node = dict[str, Any]


def catalogue(rows: Rows, words: dict[str, dict[Locale, str]]) -> Node:
    """The whole document. ``words`` has titles and descriptions by key and language."""
    publisher = {
        "@id": f"{rows.base}#publisher",
        "@type": "foaf:Agent",
        "foaf:name": _texts(words["publisher"]),
        "foaf:homepage": {"@id": rows.base},
    }
    names = ("recommendations", "comments", "consultations")
    datasets = [_dataset(rows, name, words) for name in names]
    root = {
        "@id": f"{rows.base}data/catalogue.jsonld",
        "@type": "dcat:Catalog",
        "dct:title": _texts(words["catalogue"]),
        "dct:description": _texts(words["catalogue-text"]),
        "dct:publisher": {"@id": publisher["@id"]},
        "dct:language": [{"@id": uri} for uri in LANGUAGES.values()],
        "dct:license": {"@id": LICENCE},
        "foaf:homepage": {"@id": rows.base},
        "dcat:themeTaxonomy": [{"@id": uri} for uri in TAXONOMIES],
        "dcat:dataset": [{"@id": dataset["@id"]} for dataset in datasets],
    }
    distributions = [d for dataset in datasets for d in dataset.pop("distributions")]
    reports = [_report(rows, row) for row in rows.recommendations()]
    graph = [root, publisher, *_named(rows), *datasets, *distributions, *reports]
    return {"@context": CONTEXT, "@graph": graph}


def _named(rows: Rows) -> list[Node]:
    """What is only named here, with the class that the application profile asks for."""
    schemes: list[Node] = [
        {"@id": uri, "@type": "skos:ConceptScheme", "dct:title": [{"@value": t, "@language": "en"}]}
        for uri, t in TAXONOMIES.items()
    ]
    theme = {
        "@id": THEME,
        "@type": "skos:Concept",
        "skos:prefLabel": [{"@value": "Government and public sector", "@language": "en"}],
    }
    classes = {
        "dct:LinguisticSystem": LANGUAGES.values(),
        "dct:LicenseDocument": [LICENCE],
        "foaf:Document": [rows.base],
        "dct:MediaTypeOrExtent": [f"{AUTHORITY}/file-type/{kind}" for kind, _ in FORMS.values()],
        "dct:MediaType": [f"{MEDIA}/{media}" for _, media in FORMS.values()],
    }
    typed = [{"@id": uri, "@type": kind} for kind, uris in classes.items() for uri in uris]
    return [*schemes, theme, *typed]


def _texts(words: dict[Locale, str]) -> list[Node]:
    return [{"@value": text, "@language": str(locale)} for locale, text in words.items()]


def _dataset(rows: Rows, name: str, words: dict[str, dict[Locale, str]]) -> Node:
    identifier = f"{rows.base}data/{name}"
    distributions = []
    for form, (kind, media) in FORMS.items():
        file = f"{name}.csv" if form == "csv" else "compendium.json"
        distributions.append(
            {
                "@id": f"{identifier}.{form}#distribution",
                "@type": "dcat:Distribution",
                "dct:title": _texts(words[name]),
                "dcat:accessURL": {"@id": f"{rows.base}compendium/data/"},
                "dcat:downloadURL": {"@id": f"{rows.base}data/{file}"},
                "dct:format": {"@id": f"{AUTHORITY}/file-type/{kind}"},
                "dcat:mediaType": {"@id": f"{MEDIA}/{media}"},
                "dct:license": {"@id": LICENCE},
            }
        )
    return {
        "@id": identifier,
        "@type": "dcat:Dataset",
        "dct:title": _texts(words[name]),
        "dct:description": _texts(words[f"{name}-text"]),
        "dct:publisher": {"@id": f"{rows.base}#publisher"},
        "dcat:theme": {"@id": THEME},
        "dct:language": [{"@id": uri} for uri in LANGUAGES.values()],
        "dcat:distribution": [{"@id": d["@id"]} for d in distributions],
        "distributions": distributions,
    }


def _report(rows: Rows, row: dict[str, Any]) -> Node:
    return {
        "@id": row["url-bg"],
        "@type": "schema:Report",
        "schema:identifier": row["id"],
        "schema:name": _texts({locale: row[f"title-{locale}"] for locale in Locale}),
        "schema:abstract": _texts({locale: row[f"summary-{locale}"] for locale in Locale}),
        "schema:datePublished": {"@value": row["issued"], "@type": "xsd:date"},
        "schema:license": LICENCES[row["licence"]],
        "schema:creativeWorkStatus": row["status"],
        "schema:about": [{"@id": f"{EUROVOC}/{theme}"} for theme in row["themes"]],
        "schema:url": [{"@id": row[f"url-{locale}"]} for locale in Locale],
    }
