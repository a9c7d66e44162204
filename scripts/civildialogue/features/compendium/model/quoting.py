"""What was said in a comment that nobody may see, found again where it still stands."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from civildialogue.core.model.conventions import transliterate
from civildialogue.core.model.diagnostics import Span
from civildialogue.core.model.language import languages
from civildialogue.core.model.library import Library, Located
from civildialogue.core.model.text import SourceText
from civildialogue.features.compendium.model.matter import RecommendationMatter
from civildialogue.features.compendium.model.records import Comment

RUN, NEAR = 8, 5
"""Words in a row that two people hardly write alike by chance; fewer beside the comment."""
SHORTEST_NAME = 4
"""Letters of a person's last name that means nothing else."""
Loc = tuple[str | int, ...]
Run = tuple[str, ...]
"""Words in a row, as they are compared."""
_WORD = re.compile(r"[^\W_]+")
_SOFT = "\u00ad"


@dataclass(frozen=True)
class Word:
    """A word of a file, as it is compared and as it stands there."""

    plain: str
    written: str
    line: int


def words(text: str, first: int = 1) -> Iterator[Word]:
    """The words of a text; a soft hyphen divides none."""
    for number, line in enumerate(text.split("\n"), first):
        for found in _WORD.findall(line.replace(_SOFT, "")):
            yield Word(unicodedata.normalize("NFKC", found).casefold(), found, number)


def _plain(text: str) -> Run:
    return tuple(word.plain for word in words(text))


def _runs(text: str) -> set[Run]:
    """As many words in a row as tell one text from another, wherever they begin."""
    row = _plain(text)
    return {row[at : at + size] for size in (NEAR, RUN) for at in range(len(row) - size + 1)}


def _said(located: Located[Comment]) -> set[Run]:
    """All that a comment says, as so many words in a row each."""
    comment, translation = located.value, located.value.translation
    found = [located.text, comment.proposal, comment.reply.text if comment.reply else None]
    found += [translation.text, translation.proposal] if translation else []
    return set().union(*map(_runs, filter(None, found)))


def _names(comment: Comment) -> set[Run]:
    """The names of the person and the organisation, of two words or more; in Latin letters too."""
    given = [name for name in (comment.author.name, comment.author.organisation) if name]
    every = {_plain(each) for name in given for each in (name, transliterate(name))}
    return {name for name in every if len(name) > 1}


def _last_names(comment: Comment) -> set[str]:
    """The person's last name as it is written, in Latin letters too."""
    found = _WORD.findall(comment.author.name.replace(_SOFT, ""))[-1:]
    latin = [transliterate(name).capitalize() for name in found]
    return {name for name in (*found, *latin) if len(name) >= SHORTEST_NAME}


def quoted(library: Library, secret: Located[Comment]) -> Iterator[Span]:
    """The lines where words of a comment, or the name of who wrote it, still stand; each once.

    ``secret`` is the comment as it was. Words are looked for in a row, but for those of the
    recommendation, as what was proposed may have become its text. A name is looked for
    whole, and beside the comment (in its answer, in replies, in what repeats it or what it repeats)
    the last name alone. The names of other people who comment are their own.
    """
    comment = secret.value
    runs, last = _said(secret) - _published(library, comment), _last_names(comment)
    names = _names(comment) - _authorities(library)
    starts = {row[0] for row in (*runs, *names)}
    for source, looked, is_near in _sources(library, comment):
        found: dict[int, None] = {}
        every = [word for word in words(source.text) if looked is None or word.line in looked]
        row, size = [word.plain for word in every], NEAR if is_near else RUN
        for at, word in enumerate(every):
            if (
                word.plain in starts
                and (
                    tuple(row[at : at + size]) in runs
                    or any(tuple(row[at : at + len(name)]) == name for name in names)
                )
            ) or (is_near and word.written in last):
                found[word.line] = None
        yield from (Span(source.path, line) for line in found)


def _published(library: Library, comment: Comment) -> set[Run]:
    """The words of the recommendation in all languages."""
    found: set[Run] = set()
    for page in library.pages:
        original = library.record_of(page)
        if isinstance(original, RecommendationMatter) and (
            original.id == comment.target.recommendation
        ):
            found |= _runs(page.source.text)
    return found


def _authorities(library: Library) -> set[Run]:
    """The names of the authorities, which are on every page that speaks to them."""
    every = (located.value.name for located in library.authorities.values())
    return {_plain(name[locale]) for name in every for locale in languages()}


def _sources(
    library: Library, comment: Comment
) -> Iterator[tuple[SourceText, frozenset[int] | None, bool]]:
    """Each text with the lines of it that are looked through, all if none are named, and whether
    it stands beside the comment.
    """
    for source in {page.source.path: page.source for page in library.pages}.values():
        yield source, None, False
    lists = (library.sources, library.glossary, library.authorities, library.themes)
    others = [located.source for each in lists for located in each.values()]
    others += [stone.source for stone in library.tombstones]
    for records in library.filed.values():
        filed = [at for at in records.values() if not isinstance(at.value, Comment)]
        others += [each for at in filed for each in (at.source, at.beside) if each]
    yield from ((source, None, False) for source in {s.path: s for s in others}.values())
    yield from ((source, None, False) for source in library.beside())
    for located in library.records(Comment).values():
        yield located.source, _lines(located, comment), _is_near(located.value, comment)


def _lines(located: Located[Comment], comment: Comment) -> frozenset[int]:
    """Of the comment itself the editors' reasons; of another all but who wrote it."""
    if located.value.id == comment.id:
        return frozenset(_rows(located, lambda loc: "reason" in loc and loc[0] == "disposition"))
    signed = set(_rows(located, lambda loc: loc[:1] == ("author",)))
    return frozenset(set(range(1, len(located.source.lines) + 1)) - signed)


def _rows(located: Located[Comment], is_wanted: Callable[[Loc], bool]) -> Iterator[int]:
    """The lines of some fields, each till the next field begins."""
    places = sorted((place[0], loc) for loc, place in located.fields.items() if loc)
    for (line, loc), (end, _) in pairwise([*places, *places[-1:]]):
        if is_wanted(loc):
            yield from range(line, max(end, line + 1))


def _is_near(other: Comment, comment: Comment) -> bool:
    repeated = {each.disposition.duplicate_of for each in (other, comment) if each.disposition}
    return (
        other.id == comment.id
        or other.in_reply_to == comment.id
        or comment.in_reply_to == other.id
        or bool({other.id, comment.id} & repeated)
    )
