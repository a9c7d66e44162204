"""What pages give → the shards of one language's index.

- ``meta``: what stands about every page, in columns, and where the vocabulary parts begin;
- ``w-<n>``: a part of the stems, where each stands, and the terms of the glossary that begin so;
- ``h-<n>``: what the results of a run of pages are called and where they stand;
- ``t-<n>``: the texts of a run of passages, from which snippets are taken;
- ``v-<n>``: a stretch of the sorted vocabulary, for words that are misspelt or not finished.

A first answer loads ``meta``, the parts of its words and the heads of what it found. How much of
each a file holds is said by size, so that a site of many pages has few files and no large ones.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from civildialogue.core.model.conventions import format_date
from civildialogue.core.model.language import Locale, message
from civildialogue.core.model.stemming.terms import stems
from civildialogue.core.model.stemming.tongues import asking, light, stop, ways
from civildialogue.core.output.search import shards
from civildialogue.core.output.search.brief import Brief
from civildialogue.core.output.search.counting import Contribution
from civildialogue.core.output.search.names import Glossary, Names, glossary
from civildialogue.core.output.search.runs import Run, inverted

VOCABULARY = 9000
"""Letters of the stems in a vocabulary shard: about 5 kB when compressed."""
HEADS = 64
"""Pages in a shard of heads: about 3 kB when compressed. The engine has it too."""
TEXTS = 16
"""Passages in a shard of texts: about 10 kB when compressed. The engine has it too."""


def merged(
    pages: Sequence[Brief],
    found: Iterable[Run],
    locale: Locale,
    names: Names | None = None,
    *,
    many: int,
) -> dict[str, str]:
    """The shards of a language from what its pages give, but those of its `texts`.

    The order of the pages is the order among those of one score. ``found`` are their `runs`, each
    `joined`. ``names`` are those of the glossary. ``many`` is in how many parts
    their words stand, see `parts`.
    """
    lists = inverted(found)
    ordered = sorted(lists)
    made: dict[str, str] = {}
    for at, part in enumerate(_words(ordered, lists, glossary(names or Names(), locale), many)):
        made[f"{locale}/w-{at}"] = part
    for at in range(0, len(pages), HEADS):
        heads = [[page.url, page.title] for page in pages[at : at + HEADS]]
        made[f"{locale}/h-{at // HEADS}"] = shards.body({"heads": heads})
    firsts = []
    for at, run in enumerate(_stretches(ordered)):
        coded = shards.front_coded((word, lists[word][0]) for word in run)
        made[f"{locale}/v-{at}"] = shards.body({"stems": coded})
        firsts.append(run[0])
    made[f"{locale}/meta"] = shards.body(_meta(locale, pages, firsts, many))
    return made


def texts(
    pages: Sequence[Brief], locale: Locale, whole: Callable[[Brief], Contribution]
) -> Iterator[tuple[str, tuple[str, ...], Callable[[], str]]]:
    """The shards of texts: the name of each, the sums of its passages, and what makes it."""
    every = [(page, at) for page in pages for at in range(len(page.passages))]
    for at in range(0, len(every), TEXTS):
        some = every[at : at + TEXTS]
        sums = tuple(page.passages[number] for page, number in some)
        yield f"{locale}/t-{at // TEXTS}", sums, partial(_texts, some, whole)


def _texts(some: Iterable[tuple[Brief, int]], whole: Callable[[Brief], Contribution]) -> str:
    wholes = {page.sum: whole(page) for page in dict(some)}
    passages = (wholes[page.sum].passages[number] for page, number in some)
    return f'{{"passages":[{",".join(passages)}]}}'


def _words(
    ordered: Sequence[str], lists: dict[str, tuple[int, str]], names: Glossary, many: int
) -> list[str]:
    """Each part: its stems, sorted, with their postings, and the glossary of what stands there."""
    own: list[list[str]] = [[] for _ in range(many)]
    for word in ordered:
        own[shards.part(word, many)].append(word)
    phrases, single, learnt = (
        _parted(table, many) for table in (names.phrases, names.words, names.learnt)
    )
    return [
        shards.body(
            {
                "stems": " ".join(own[at]),
                "lists": " ".join(lists[word][1] for word in own[at]),
                "phrases": phrases[at],
                "words": single[at],
                "learnt": learnt[at],
            }
        )
        for at in range(many)
    ]


def _parted(table: Mapping[str, set[str]], many: int) -> list[dict[str, list[str]]]:
    """The names that stand in each part: it is that of a name's first word."""
    parted: list[dict[str, list[str]]] = [{} for _ in range(many)]
    for name, others in sorted(table.items()):
        parted[shards.part(name.partition(" ")[0], many)][name] = sorted(others)
    return parted


def _stretches(ordered: Sequence[str]) -> Iterator[list[str]]:
    """The sorted stems in runs of up to VOCABULARY letters."""
    run: list[str] = []
    size = 0
    for word in ordered:
        if run and size + len(word) > VOCABULARY:
            yield run
            run, size = [], 0
        run.append(word)
        size += len(word)
    if run:
        yield run


def _meta(locale: Locale, pages: Sequence[Brief], firsts: Sequence[str], many: int) -> shards.Shard:
    numbered = sorted({(page.number.partition("-")[0], page.kind) for page in pages if page.number})
    publications = sorted({page.publication for page in pages})
    kinds = sorted({page.kind for page in pages})
    titles = {page.key.removesuffix("/index"): page.title for page in pages}
    taken = ways(locale)
    return {
        "format": shards.FORMAT,
        "locale": str(locale),
        "parts": many,
        "publications": [[name, titles.get(name, name)] for name in publications],
        "kinds": kinds,
        "pages": {
            "publication": [publications.index(page.publication) for page in pages],
            "kind": [kinds.index(page.kind) for page in pages],
            "passages": [len(page.passages) for page in pages],
            "length": [round(page.length / 16) for page in pages],
        },
        "vocabulary": firsts,
        "asking": " ".join(sorted(asking(taken))),
        "light": " ".join(sorted({*stems(" ".join(light(taken)), locale)})),
        "tasks": [at for at, page in enumerate(pages) if page.tells],
        "stop": " ".join(sorted(stop(taken))),
        # How the numbers of pages begin, so that people may write them in their own way.
        "numbers": [*dict(numbered)],
        "called": [[message(locale, f"kind.{kind}").lower(), start] for start, kind in numbered],
        "months": [_month(month, locale) for month in range(1, 13)],
    }


def _month(number: int, locale: Locale) -> str:
    """The word for a month as dates have it; nothing where they have none."""
    said = format_date(dt.date(2001, number, 1), locale).split()
    return next((word.lower() for word in said if word.isalpha() and len(word) > 2), "")
