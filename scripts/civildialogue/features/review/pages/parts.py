"""The sections of a review, as Markdown, the gravest first."""

from collections.abc import Iterator
from dataclasses import dataclass

from civildialogue.core.feature import RecordKind
from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.site.blocks.words import cut, shown, strokes
from civildialogue.core.site.writing.context import Writer
from civildialogue.features.review.changes import (
    ADDED,
    CHANGED,
    MOVED,
    Changes,
    PageChange,
    Passage,
    told_first,
)


@dataclass(frozen=True)
class Review:
    """A change with what surrounds it: files outside of the sources, and new findings."""

    changes: Changes
    outside: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def has_texts(self) -> bool:
        """Whether the sources are touched."""
        found = self.changes
        described = any(found.described.values())
        return bool(found.pages or described or found.records or found.lost)

    @property
    def is_refused(self) -> bool:
        """Whether the change mixes texts with what makes the site of them."""
        return self.has_texts and bool(self.outside)


def sections(writer: Writer, review: Review) -> Iterator[str]:
    """The sections in the order in which an editor needs them."""
    yield f"## {writer.t('review.title')}"
    yield _verdict(writer, review)
    yield from _findings(writer, review)
    yield from _lost(writer, review)
    for kind in _kinds(writer):
        for change in review.changes.described.get(kind.name, ()):
            yield kind.describe(writer, change) if kind.describe else ""
    for page in review.changes.pages:
        yield from _page(writer, page)
    yield from _lists(writer, review)


def _verdict(writer: Writer, review: Review) -> str:
    """In a few lines: whether it can be merged as it is, and how much there is to read."""
    changes = review.changes
    if review.is_refused:
        return f"**{writer.t('review.refused')}**"
    if not review.has_texts and not review.outside:
        return writer.t("review.nothing")
    if not review.has_texts:
        return writer.t("review.code-only")
    counts = {
        "pages": len(changes.pages),
        "passages": sum(len(change.passages) for change in changes.pages),
    }
    records = (
        writer.t(f"review.count.{kind.name}", count=len(changes.described.get(kind.name, ())))
        for kind in _kinds(writer)
    )
    return " ".join([writer.t("review.counts", **counts), *records])


def _kinds(writer: Writer) -> list[RecordKind]:
    """The kinds of record whose changes are told in words."""
    return [k for each in writer.library.features for k in each.records if k.describe]


def _findings(writer: Writer, review: Review) -> Iterator[str]:
    if not review.diagnostics:
        return
    rows = [
        f"- **{writer.t(f'severity.{d.severity}')}** `{d.code}` {shown(d.span.path)}:{d.span.line} "
        f"– {shown(d.message(writer.locale))}"
        for d in sorted(review.diagnostics, key=lambda d: (d.severity.rank, d.sort_key))
    ]
    yield f"### {writer.t('review.findings')}\n\n" + "\n".join(rows)


def _lost(writer: Writer, review: Review) -> Iterator[str]:
    rows = [
        f"- `{shown(lost.key)}#{shown(lost.id)}` – "
        + writer.t("review.buried" if lost.told else "review.unburied")
        for lost in review.changes.lost
    ]
    if rows:
        yield f"### {writer.t('review.lost')}\n\n" + "\n".join(rows)


def _page(writer: Writer, change: PageChange) -> Iterator[str]:
    key, locale = change.page.key, change.page.locale
    what = writer.t(f"review.{change.kind}")
    head = f"### {shown(change.page.matter.title)} (`{key}`, {locale}): {what}"
    lines = [head]
    if change.was:
        lines.append(writer.t("review.renamed", was=shown(change.was)))
    first = told_first(writer.library, change)
    for fact in first:
        values = (fact.before, fact.after)
        before, after = (writer.t(f"{fact.name}.{value}") if value else "–" for value in values)
        lines.append(f"**{writer.t(f'fact.{fact.name}')}: {before} → {after}**")
    lines += [
        f"- `{shown(fact.name)}`: {strokes(fact.before, fact.after) or '–'}"
        for fact in change.facts
        if fact not in first
    ]
    yield "\n\n".join(lines)
    for passage in change.passages if change.kind == CHANGED else ():
        yield _passage(writer, passage)
    if change.kind == ADDED:
        texts = [f"> {shown(cut(passage.after))}" for passage in change.passages]
        yield "\n>\n".join(texts) or writer.t("review.no-passage")


def _passage(writer: Writer, passage: Passage) -> str:
    head = f"`#{shown(passage.id)}` – {writer.t(f'review.{passage.kind}')}"
    if passage.kind == MOVED:
        return f"{head}\n\n> {shown(cut(passage.after))}"
    return f"{head}\n\n> {strokes(passage.before, passage.after)}"


def _lists(writer: Writer, review: Review) -> Iterator[str]:
    changes = review.changes
    records = [
        f"- {writer.t(f'review.of.{of}')} `{shown(name)}`: {writer.t(f'review.{kind}')}"
        for kind, of, name in changes.records
    ]
    older = [f"- `{key}#{name}`" for key, name in changes.older]
    links = [
        f"- <code>{shown(_ascii(url))}</code> ({shown(place)})" for url, place in changes.links
    ]
    outside = [f"- <code>{shown(path)}</code>" for path in review.outside]
    for name, rows in (
        ("older", older),
        ("links", links),
        ("records", records),
        ("outside", outside),
    ):
        if rows:
            yield f"### {writer.t(f'review.{name}')}\n\n" + "\n".join(rows)


def _ascii(url: str) -> str:
    """An address whose host is shown in the letters that a browser asks for.

    Source: RFC 3492 (Punycode); Unicode Technical Standard #39, section 4, on imitating letters.
    """
    start, mark, rest = url.partition("://")
    host, slash, path = rest.partition("/")
    if host.isascii():
        return url
    try:
        plain = host.encode("idna").decode()
    except UnicodeError:
        plain = "?"
    return f"{start}{mark}{plain}{slash}{path} ({host})"
