"""The catalogue as linked data: DCAT-AP 3 for portals, schema.org for search engines.

Sources: DCAT-AP 3.0 (https://semiceu.github.io/DCAT-AP/releases/3.0.0/); schema.org, Report.
"""

from collections.abc import Mapping
from typing import Any

from civildialogue.core.feature import Feature
from civildialogue.core.model.language import BULGARIAN, ENGLISH, Locale, languages, message
from civildialogue.core.model.library import Library, address
from civildialogue.core.output.data.paths import FOLDER, file, place

AUTHORITY = "http://publications.europa.eu/resource/authority"
LANGUAGES = {BULGARIAN: f"{AUTHORITY}/language/BUL", ENGLISH: f"{AUTHORITY}/language/ENG"}
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
CATALOGUE = f"{FOLDER}/catalogue.jsonld"
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


def catalogue(library: Library, base: str) -> Node:
    """The whole document: a dataset for each table that is shown, then what features describe.

    ``base`` is the site's address, with a slash at its end.
    """
    name = library.name
    publisher = {
        "@id": f"{base}#publisher",
        "@type": "foaf:Agent",
        "foaf:name": texts({locale: name[locale] for locale in languages()}),
        "foaf:homepage": {"@id": base},
    }
    datasets = [
        _dataset(base, feature, table.name) for feature in library.shown for table in feature.tables
    ]
    root = {
        "@id": f"{base}{CATALOGUE}",
        "@type": "dcat:Catalog",
        "dct:title": texts(
            {each: message(each, "dataset.catalogue", name=name[each]) for each in languages()}
        ),
        "dct:description": _words("catalogue-text"),
        "dct:publisher": {"@id": publisher["@id"]},
        "dct:language": [{"@id": uri} for uri in LANGUAGES.values()],
        "dct:license": {"@id": LICENCE},
        "foaf:homepage": {"@id": base},
        "dcat:themeTaxonomy": [{"@id": uri} for uri in TAXONOMIES],
        "dcat:dataset": [{"@id": dataset["@id"]} for dataset in datasets],
    }
    distributions = [d for dataset in datasets for d in dataset.pop("distributions")]
    described = [node for feature in library.shown for node in feature.linked(library, base)]
    graph = [root, publisher, *_named(base), *datasets, *distributions, *described]
    return {"@context": CONTEXT, "@graph": graph}


def _named(base: str) -> list[Node]:
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
        "foaf:Document": [base],
        "dct:MediaTypeOrExtent": [f"{AUTHORITY}/file-type/{kind}" for kind, _ in FORMS.values()],
        "dct:MediaType": [f"{MEDIA}/{media}" for _, media in FORMS.values()],
    }
    typed = [{"@id": uri, "@type": kind} for kind, uris in classes.items() for uri in uris]
    return [*schemes, theme, *typed]


def texts(words: Mapping[Locale, str]) -> list[Node]:
    """A text in every language, as JSON-LD has it."""
    return [{"@value": text, "@language": str(locale)} for locale, text in words.items()]


def _json(feature: Feature, name: str) -> str:
    """The file of JSON that has what a table has: of its own objects, or of those it is part of."""
    if not feature.datasets:
        return place(feature, f"{feature.name}.json")
    own = [each for each in feature.datasets if each.name == name]
    return file((own or feature.datasets)[0].place)


def _dataset(base: str, feature: Feature, name: str) -> Node:
    identifier = f"{base}{place(feature, name)}"
    page = f"{base}{address(feature.data_page)}" if feature.data_page else base
    distributions = []
    for form, (kind, media) in FORMS.items():
        path = place(feature, f"{name}.csv") if form == "csv" else _json(feature, name)
        distributions.append(
            {
                "@id": f"{identifier}.{form}#distribution",
                "@type": "dcat:Distribution",
                "dct:title": _words(name),
                "dcat:accessURL": {"@id": page},
                "dcat:downloadURL": {"@id": f"{base}{path}"},
                "dct:format": {"@id": f"{AUTHORITY}/file-type/{kind}"},
                "dcat:mediaType": {"@id": f"{MEDIA}/{media}"},
                "dct:license": {"@id": LICENCE},
            }
        )
    return {
        "@id": identifier,
        "@type": "dcat:Dataset",
        "dct:title": _words(name),
        "dct:description": _words(f"{name}-text"),
        "dct:publisher": {"@id": f"{base}#publisher"},
        "dcat:theme": {"@id": THEME},
        "dct:language": [{"@id": uri} for uri in LANGUAGES.values()],
        "dcat:distribution": [{"@id": d["@id"]} for d in distributions],
        "distributions": distributions,
    }


def _words(name: str) -> list[Node]:
    return texts({locale: message(locale, f"dataset.{name}") for locale in languages()})
