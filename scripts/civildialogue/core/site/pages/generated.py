"""Pages that are made from the data: registers, bibliography, diagnostics, state of translation."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from civildialogue.core.checks.pages import texts
from civildialogue.core.declaring import nothing
from civildialogue.core.feature import Feature
from civildialogue.core.model.diagnostics import codes
from civildialogue.core.model.lacking import BEGIN, END
from civildialogue.core.model.language import PROGRAM, others
from civildialogue.core.model.leaves import Leaf
from civildialogue.core.model.library import Library
from civildialogue.core.model.localized import Localized
from civildialogue.core.model.vocabulary import AUTHORITIES
from civildialogue.core.site.forms import page as forms
from civildialogue.core.site.pages import downloads, finding, paging, parts, translated
from civildialogue.core.site.writing import registers
from civildialogue.core.site.writing.backlinks import SOURCE
from civildialogue.core.site.writing.context import Document, Writer

NAMED = 30
"""How many pages are named that refer to one source."""
Documents = Iterable[tuple[str, Document]]


@dataclass(frozen=True)
class Maker:
    """Makes pages of a language, each with its key. No maker needs what another made.

    ``tells`` gives what they tell of passages, besides what ``checks.pages.around`` sums up; None
    where that may be anything.
    """

    make: Callable[[Writer], Documents]
    tells: Callable[[Library], Iterable[str]] | None = nothing


def makers(library: Library) -> list[Maker]:
    """What makes the pages that come of all texts and records."""
    about = {
        "authorities": _authorities,
        "diagnostics": _diagnostics,
        "downloads": lambda writer: downloads.page(writer, downloads.KEY),
    }
    own: list[Callable[[Writer], Documents]] = [_glossary, _sources, finding.documents]
    own += [partial(_about, name=name, body=body) for name, body in about.items()]
    return [
        Maker(translated.documents, tells=None),
        *(Maker(each) for each in own),
        *(
            _of_feature(each)
            for each in library.features
            if each.documents != nothing or each.forms
        ),
    ]


def _of_feature(feature: Feature) -> Maker:
    def make(writer: Writer) -> Documents:
        return (*feature.documents(writer), *forms.documents(feature, writer))

    def tells(library: Library) -> Iterator[str]:
        yield from map(repr, feature.texts(library) if feature.texts else ())
        for key in library.originals:
            if feature.folder and key.startswith(f"{feature.folder}/"):
                yield from texts(library, key)

    return Maker(make, tells if feature.folder or feature.texts else None)


def _about(
    writer: Writer, name: str, body: Callable[[Writer], str]
) -> Iterator[tuple[str, Document]]:
    title, summary = writer.t(f"{name}.title"), writer.t(f"{name}.summary")
    words = writer.t(f"{name}.keywords")
    yield f"about/{name}", writer.document(title, summary, body(writer), keywords=words)


def _glossary(writer: Writer) -> Iterator[tuple[str, Document]]:
    terms = {key: located.value for key, located in writer.library.glossary.items()}
    sources = {k: s.value.short[writer.locale] for k, s in writer.library.sources.items()}

    def body(leaf: Leaf[str]) -> str:
        return writer.render(
            "glossary.md.j2",
            leaf.key,
            terms=[terms[key] for key in leaf.items],
            all_terms=terms,
            sources=sources,
            own=writer.locale,
            others=others(writer.locale),
        ) + _elsewhere(writer, leaf, pages, "", lambda key: terms[key][writer.locale].term)

    pages = writer.of(registers.glossary)
    yield from paging.titled(writer, "glossary", pages, body)


def _sources(writer: Writer) -> Iterator[tuple[str, Document]]:
    listed = {key: located.value for key, located in writer.library.sources.items()}

    def body(leaf: Leaf[str]) -> str:
        return writer.render(
            "sources.md.j2",
            leaf.key,
            sources=[listed[key] for key in leaf.items],
            entry=parts.entry(writer),
            heading=False,
            files=leaf.number == 1 and bool(listed),
            used=lambda name: writer.shared.backlinks.get(f"{SOURCE}{name}", ()),
            most=NAMED,
        ) + _elsewhere(writer, leaf, pages, "source-", lambda key: listed[key].short[writer.locale])

    pages = writer.of(registers.sources)
    yield from paging.titled(writer, "sources", pages, body)


def _elsewhere(
    writer: Writer,
    leaf: Leaf[str],
    pages: Sequence[Leaf[str]],
    prefix: str,
    words: Callable[[str], str],
) -> str:
    """On the first page: where the entries of the others stand."""
    if leaf.number > 1:
        return ""
    entries = ((p.key, f"{prefix}{key}", words(key)) for p in pages[1:] for key in p.items)
    return f"\n\n{paging.elsewhere(writer, leaf.key, entries)}"


def _authorities(writer: Writer) -> str:
    names = {k: a.value.name[writer.locale] for k, a in writer.library.authorities.items()}
    listed = [writer.library.authorities[key].value for key in writer.sorted(names)]
    own = {key for key in names if f"{AUTHORITIES}/{key}" in writer.library.made}
    groups = {"own": [a for a in listed if a.id in own]}
    groups["rest" if own else ""] = [a for a in listed if a.id not in own]
    return writer.render(
        "authorities.md.j2", AUTHORITIES, groups=groups, own=own, folder=AUTHORITIES
    )


def _diagnostics(writer: Writer) -> str:
    found = [writer.t("diagnostics.intro")]
    for code, entry in codes().items():
        severity = writer.t(f"severity.{entry.severity}")
        fixable = f" {writer.t('report.fixable')}" if entry.fixable else ""
        found.append(f"## `{code}` {{: #{code} }}")
        found.append(f"**{severity}.** {_english(writer, entry.why)}{fixable}")
    return "\n\n".join(found)


def _english(writer: Writer, why: Localized) -> str:
    """The reason of a code, which is in the languages of the program."""
    text = why[writer.locale].strip()
    return text if writer.locale in PROGRAM or not writer.marks else f"{BEGIN}{text}{END}"
