"""Pages that are made from the data: registers, bibliography, diagnostics, state of translation."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypedDict

from markupsafe import Markup

from civildialogue.core.model.diagnostics import codes
from civildialogue.core.model.drift import Pair, State
from civildialogue.core.model.language import RECORD, Locale
from civildialogue.core.model.library import Page
from civildialogue.core.model.vocabulary import Origin
from civildialogue.core.site.backlinks import SOURCE
from civildialogue.core.site.blocks.emit import change_anchor
from civildialogue.core.site.blocks.redline import redline
from civildialogue.core.site.context import Document, Writer
from civildialogue.core.site.pages import downloads, finding
from civildialogue.core.site.pages.evidence import graph
from civildialogue.features.compendium.model.matter import RecommendationMatter
from civildialogue.features.compendium.model.vocabulary import COMPENDIUM, RECOMMENDATIONS, Status
from civildialogue.features.compendium.pages import (
    accountability,
    consultations,
    contributing,
    filters,
)
from civildialogue.features.compendium.pages.dialogue import DialogueWriter

RECENT = 8
FEW = 6


class Recommended(TypedDict):
    """A recommendation in a list: its key, its page in the reader's language, its facts."""

    key: str
    page: Page
    record: RecommendationMatter


def documents(writer: Writer, dialogue: DialogueWriter) -> Iterator[tuple[str, Document]]:
    """Each generated page of the locale with its key."""
    yield _about(writer, "glossary", _glossary(writer))
    yield _about(writer, "sources", _sources(writer))
    yield _about(writer, "authorities", _authorities(writer))
    yield _about(writer, "translations", _translations(writer))
    yield _about(writer, "diagnostics", _diagnostics(writer))
    yield _about(writer, "downloads", downloads.page(writer, downloads.KEY))
    yield contributing.KEY, contributing.document(writer)
    yield from finding.documents(writer)
    if COMPENDIUM in writer.library.publications:
        makers = {
            "recommendations": (f"{RECOMMENDATIONS}/index", _recommendations),
            "responses": ("compendium/responses", accountability.page),
            "evidence": ("compendium/evidence", _evidence),
            "data": ("compendium/data", _data),
        }
        for name, (key, maker) in makers.items():
            title, summary = writer.t(f"{name}.title"), writer.t(f"{name}.summary")
            hide = {"hide": ["toc"]} if name == "evidence" else {}
            yield key, writer.document(title, summary, maker(writer, key), **hide)
        yield from consultations.documents(writer, dialogue)


def _about(writer: Writer, name: str, body: str) -> tuple[str, Document]:
    title, summary = writer.t(f"{name}.title"), writer.t(f"{name}.summary")
    return f"about/{name}", writer.document(title, summary, body)


def _glossary(writer: Writer) -> str:
    terms = {key: located.value for key, located in writer.library.glossary.items()}
    order = writer.sorted({key: term[writer.locale].term for key, term in terms.items()})
    sources = {k: s.value.short[writer.locale] for k, s in writer.library.sources.items()}
    return writer.render(
        "glossary.md.j2",
        "about/glossary",
        terms=[terms[key] for key in order],
        all_terms=terms,
        sources=sources,
        own=writer.locale,
        other=writer.locale.other,
    )


def _sources(writer: Writer) -> str:
    shorts = {k: s.value.short[writer.locale] for k, s in writer.library.sources.items()}
    listed = [writer.library.sources[key].value for key in writer.sorted(shorts)]
    return writer.render(
        "sources.md.j2",
        "about/sources",
        sources=listed,
        heading=False,
        files=bool(listed),
        used=lambda name: writer.shared.backlinks.get(f"{SOURCE}{name}", ()),
    )


def _authorities(writer: Writer) -> str:
    names = {k: a.value.name[writer.locale] for k, a in writer.library.authorities.items()}
    listed = [writer.library.authorities[key].value for key in writer.sorted(names)]
    return writer.render("authorities.md.j2", "about/authorities", authorities=listed)


def _diagnostics(writer: Writer) -> str:
    parts = [writer.t("diagnostics.intro")]
    for code, entry in codes().items():
        severity = writer.t(f"severity.{entry.severity}")
        fixable = f" {writer.t('report.fixable')}" if entry.fixable else ""
        parts.append(f"## `{code}` {{: #{code} }}")
        parts.append(f"**{severity}.** {entry.why[writer.locale].strip()}{fixable}")
    return "\n\n".join(parts)


@dataclass(frozen=True)
class Change:
    """One older block: where it is, and what changed in its original since it was translated."""

    anchor: str
    title: str
    target: str
    redline: Markup
    commit: str
    day: object


def _translations(writer: Writer) -> str:
    rows = []
    changes = []
    for state in writer.shared.translations.values():
        counted = Counter(pair.state for pair in state.pairs)
        rows.append({"state": state, "counted": counted, "total": len(state.original.by_id)})
        changes += [_change(writer, state.original, p) for p in state.of(State.OLDER)]
    return writer.render(
        "translations.md.j2", "about/translations", rows=rows, changes=changes, State=State
    )


def _change(writer: Writer, original: Page, pair: Pair) -> Change:
    identifier = pair.original.id or ""
    path = f"{original.key}.{RECORD}.md"
    found = writer.shared.history.passage(path, identifier, pair.recorded or "")
    before = found[0].text if found else ""
    newest = writer.shared.history.last_change.get(path)
    return Change(
        anchor=change_anchor(original.key, identifier),
        title=writer.title(original.key),
        target=f"{original.key}#{identifier}",
        redline=redline(writer, before, pair.original.text) if found else Markup(),
        commit=newest.short if newest else "",
        day=newest.day if newest else None,
    )


def _recommendations(writer: Writer, key: str) -> str:
    recommended = list(_recommended(writer))
    authorities = writer.library.authorities

    def label(facet: str, name: str) -> str:
        if facet == "addressee" and name in authorities:
            return authorities[name].value.name[writer.locale]
        if facet == "theme":
            return writer.library.theme(name, writer.locale)
        return writer.t(f"{facet}.{name}") if facet in ("level", "status") else name

    return writer.render(
        "recommendations.md.j2",
        key,
        recommendations=recommended,
        options=filters.options(writer.library),
        label=label,
        without=[item for item in recommended if not item["record"].evidence],
    )


def _recommended(writer: Writer) -> Iterator[Recommended]:
    for matter in filters.listed(writer.library):
        key = f"{RECOMMENDATIONS}/{matter.id}"
        page = writer.library.page(key, writer.locale) or writer.library.originals[key]
        yield {"key": key, "page": page, "record": matter}


def _evidence(writer: Writer, key: str) -> str:
    return graph(writer, key) or writer.t("evidence.none")


def _data(writer: Writer, key: str) -> str:
    return writer.render(
        "data.md.j2",
        key,
        packed=downloads.data(writer),
        about=lambda file: downloads.about(file, writer.locale),
        folder=downloads.FOLDER,
    )


def home(writer: Writer) -> str:
    """The lists of the front page: the publications, what is open for comment, what changed."""
    publications = []
    for folder in writer.library.publications:
        key = f"{folder}/index"
        page = writer.library.page(key, writer.locale) or writer.library.originals[key]
        publications.append(
            {"key": key, "page": page, "count": len(writer.library.contents(folder))}
        )
    opened = [item for item in _recommended(writer) if item["record"].status is Status.OPEN]
    return writer.render(
        "home.md.j2",
        "index",
        publications=publications,
        opened=opened,
        few=FEW,
        consultations=[
            (c, (c.closes - writer.shared.today).days) for c in DialogueWriter(writer).open_now
        ],
        prepared=contributing.prepared(writer),
        changes=_recent(writer),
    )


def _recent(writer: Writer) -> list[dict[str, object]]:
    """The pages that changed last, newest first, each once."""
    library, newest = writer.library, writer.shared.history.last_change
    found = []
    for key, page in library.originals.items():
        commits = [
            commit for locale in Locale if (commit := newest.get(f"{key}.{locale}.md")) is not None
        ]
        if commits and key != "index" and page.original.origin is not Origin.EXAMPLE:
            latest = max(commits, key=lambda commit: commit.day)
            found.append({"key": key, "title": writer.title(key), "day": latest.day})
    found.sort(key=lambda item: str(item["day"]), reverse=True)
    return found[:RECENT]
