"""The sections of a review, as Markdown, the gravest first."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from civildialogue.core.feature import RecordKind
from civildialogue.core.model.diagnostics import Diagnostic
from civildialogue.core.model.library import Library
from civildialogue.core.site.blocks.words import code, cut, shown, strokes, visible
from civildialogue.core.site.writing.context import Writer
from civildialogue.features.review.changes import Changes, Kept, PageChange, brought, told_first
from civildialogue.features.review.outside import in_ascii
from civildialogue.features.review.texts import (
    ADDED,
    CHANGED,
    STAYING,
    Declared,
    Fact,
    Passage,
    touched,
)


@dataclass(frozen=True)
class Review:
    """A change with what surrounds it. ``library`` is the sources as the change has them.

    ``outside`` are files outside of the sources, ``others`` those in them of which nothing else is
    told; ``shrunk`` is what the ledger lost. ``base`` and ``head`` are the commits that were
    compared; without a head it was the index, and ``unstaged`` are files that lie here otherwise.
    ``unsigned`` are commits that had to be signed off and are not.
    """

    library: Library
    changes: Changes
    outside: tuple[str, ...]
    others: tuple[str, ...]
    settings: tuple[Fact, ...]
    diagnostics: tuple[Diagnostic, ...]
    shrunk: tuple[Diagnostic, ...]
    base: str
    head: str
    unstaged: tuple[str, ...]
    unsigned: tuple[str, ...] = ()

    @property
    def has_texts(self) -> bool:
        """Whether the sources are touched."""
        return bool(self.changes.paths or self.changes.rows or self.others or self.shrunk)

    @property
    def is_mixed(self) -> bool:
        """Whether the change mixes texts with what makes the site of them."""
        return self.has_texts and bool(self.outside)

    @property
    def is_refused(self) -> bool:
        """Whether the change can’t be accepted as it is, however it reads."""
        return self.is_mixed or bool(self.shrunk or self.unsigned)


def sections(writer: Writer, review: Review) -> Iterator[str]:
    """The sections in the order in which an editor needs them."""
    yield f"## {writer.t('review.title')}"
    yield from _brought(writer, review.changes)
    yield _verdict(writer, review)
    yield _compared(writer, review)
    yield from _findings(writer, review)
    yield from _lost(writer, review)
    yield from _declared(writer, review.changes.declared)
    for kind in _kinds(writer):
        for change in review.changes.described.get(kind.name, ()):
            yield kind.describe(writer, change) if kind.describe else ""
    for page in review.changes.pages:
        yield from _page(writer, page)
    for record in review.changes.records:
        yield _record(writer, record)
    yield from _lists(writer, review)


def refusals(
    writer: Writer, review: Review, named: Callable[[str], str] = visible
) -> Iterator[str]:
    """Why the change is refused, each with the files, permalinks or commits that it is for.

    ``named`` is how files and permalinks are written: for a terminal as they are, or as Markdown.
    """
    if review.is_mixed:
        paths = ", ".join(map(named, review.outside))
        yield f"{writer.t('review.refused')} {writer.t('review.files', paths=paths)}"
    if review.shrunk:
        ids = ", ".join(named("{page}#{id}".format(**d.params)) for d in review.shrunk)
        yield writer.t("review.shrunk", ids=ids)
    if review.unsigned:
        commits = ", ".join(map(_commit, review.unsigned))
        yield writer.t("review.unsigned", commits=commits)


def _compared(writer: Writer, review: Review) -> str:
    """Which two states were compared, and what of the folder is in neither."""
    values = {"base": _commit(review.base), "head": _commit(review.head)}
    told = writer.t("review.compared" if review.head else "review.compared-index", **values)
    paths = ", ".join(map(code, review.unstaged))
    return f"{told}\n\n{writer.t('review.unstaged', paths=paths)}" if paths else told


def _commit(name: str) -> str:
    """The id of a commit, which is to be copied: nothing is put between its letters."""
    return f"`{name}`" if name else ""


def _brought(writer: Writer, changes: Changes) -> Iterator[str]:
    """Records that come with what is said of them only later, as no command of editors does it."""
    for kind in _kinds(writer):
        every = [f"`{name}` ({', '.join(fields)})" for name, fields in brought(changes, kind)]
        if every:
            yield f"**{writer.t(f'review.brought.{kind.name}', ids=', '.join(every))}**"


def _verdict(writer: Writer, review: Review) -> str:
    """In a few lines: whether it can be merged as it is, and how much there is to read."""
    changes = review.changes
    if review.is_refused:
        return "\n\n".join(f"**{line}**" for line in refusals(writer, review, code))
    if not review.has_texts and not review.outside:
        return writer.t("review.nothing")
    if not review.has_texts:
        return writer.t("review.code-only")
    counts = {
        "pages": len(changes.pages),
        "passages": sum(touched(change.passages) for change in changes.pages),
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
        f"- {code(f'{lost.key}#{lost.id}')} – "
        + writer.t("review.buried" if lost.told else "review.unburied")
        for lost in review.changes.lost
    ]
    if rows:
        yield f"### {writer.t('review.lost')}\n\n" + "\n".join(rows)


def _page(writer: Writer, change: PageChange) -> Iterator[str]:
    key, locale = change.page.key, change.page.locale
    what = writer.t(f"review.{change.kind}")
    lines = [f"### {shown(change.page.matter.title)} (`{key}`, {locale}): {what}"]
    if change.was:
        lines.append(writer.t("review.renamed", was=shown(change.was)))
    first = told_first(writer.library, change)
    for fact in first:
        values = (fact.before, fact.after)
        before, after = (writer.t(f"{fact.name}.{value}") if value else "–" for value in values)
        lines.append(f"**{writer.t(f'fact.{fact.name}')}: {before} → {after}**")
    lines += _facts([fact for fact in change.facts if fact not in first])
    yield "\n\n".join(lines)
    for passage in change.passages if change.kind == CHANGED else ():
        yield _passage(writer, passage)
    if change.kind == ADDED:
        texts = [_new(writer, each) for each in change.passages]
        yield "\n>\n".join(texts) or writer.t("review.no-passage")


def _new(writer: Writer, passage: Passage) -> str:
    """A passage of a new page, or its mark."""
    mark = writer.t(f"review.{passage.kind}")
    return f"> {shown(cut(passage.after))}" if passage.kind == ADDED else f"> *{mark}*"


def _facts(facts: Sequence[Fact]) -> list[str]:
    """Each field with its redline."""
    return [f"- {code(f.name)}: {strokes(f.before, f.after) or '–'}" for f in facts]


def _record(writer: Writer, record: Kept) -> str:
    """A record field by field; one that is new, or gone, whole."""
    what = writer.t(f"review.{record.kind}")
    head = f"### {writer.t(f'review.of.{record.of}')} {code(record.id)}: {what}"
    return "\n\n".join([head, *_facts(record.facts)])


def _declared(writer: Writer, declared: Sequence[Declared]) -> Iterator[str]:
    """Translations that are declared as compared, each with what changed in its original."""
    if not declared:
        return
    lines = [f"### {writer.t('review.declared')}", writer.t("review.declared-why")]
    for each in declared:
        lines.append(f"{code(f'{each.key}#{each.id}')} ({each.locale})")
        change = strokes(each.before, each.after) if each.before else shown(cut(each.after))
        lines += [f"> {change}", f"> {shown(cut(each.words))}"]
    yield "\n\n".join(lines)


def _passage(writer: Writer, passage: Passage) -> str:
    name = code(f"#{passage.id}") if passage.id else writer.t("review.nameless")
    head = f"{name} – {writer.t(f'review.{passage.kind}')}"
    if passage.kind in STAYING:
        return f"{head}\n\n> {shown(cut(passage.after))}"
    if passage.before.split() == passage.after.split():
        head = f"{head} ({writer.t('review.spaces')})"
    return f"{head}\n\n> {strokes(passage.before, passage.after)}"


def _lists(writer: Writer, review: Review) -> Iterator[str]:
    changes = review.changes
    older = [f"- `{key}#{name}`" for key, name in changes.older]
    links = [f"- {code(in_ascii(url))} ({shown(place)})" for url, place in changes.links]
    outside = [f"- {code(path)}" for path in review.outside]
    others = [f"- {code(path)}" for path in review.others]
    rows = [f"- {code(row)}" for row in changes.rows]
    for name, lines in (
        ("older", older),
        ("links", links),
        ("rows", rows),
        ("others", others),
        ("settings", _facts(review.settings)),
        ("outside", outside),
    ):
        if lines:
            yield f"### {writer.t(f'review.{name}')}\n\n" + "\n".join(lines)
