"""What pages give → the shards of one language's index.

- ``meta``: what stands about every page, in columns, and where the vocabulary parts begin;
- ``w-<n>``: a part of the stems, where each stands, and the terms of the glossary that begin so;
- ``h-<n>``: what the results of a run of pages are called and where they stand;
- ``t-<n>``: the texts of a run of passages, from which snippets are taken;
- ``v-<n>``: a stretch of the sorted vocabulary, for words that are misspelt or not finished.

A first answer loads ``meta``, the parts of its words and the heads of what it found. How much of
each a file holds is said by size, so that a site of many pages has few files and no large ones.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from civildialogue.core.model.language import Locale
from civildialogue.core.model.scripts import parts
from civildialogue.core.model.stemming.terms import stems
from civildialogue.core.model.stemming.tongues import stop, ways
from civildialogue.core.output.search import shards
from civildialogue.core.output.search.counting import Contribution, contributions
from civildialogue.core.output.search.documents import Document
from civildialogue.core.output.search.runs import Run, inverted, joined, runs

VOCABULARY = 9000
"""Letters of the stems in a vocabulary shard: about 5 kB when compressed."""
HEADS = 64
"""Pages in a shard of heads: about 3 kB when compressed. The engine has it too."""
TEXTS = 16
"""Passages in a shard of texts: about 10 kB when compressed. The engine has it too."""


def build(
    documents: Iterable[Document],
    locale: Locale,
    pairs: Iterable[tuple[str, str]] = (),
    translations: Iterable[Document] = (),
) -> dict[str, str]:
    """The shards of one language by name (``bg/meta``) as JSON, the same for the same documents.

    Documents of another language are passed over; ``translations`` are the pages in other ones.
    """
    others: dict[str, list[Document]] = defaultdict(list)
    for document in translations:
        others[document.url].append(document)
    pages = [document for document in documents if document.locale == locale]
    given = [contributions([page, *others[page.url]])[0] for page in pages]
    return merged(given, [*map(joined, runs(given))], locale, pairs, many=parts(len(pages)))


def merged(
    pages: Sequence[Contribution],
    found: Iterable[Run],
    locale: Locale,
    pairs: Iterable[tuple[str, str]] = (),
    *,
    many: int,
) -> dict[str, str]:
    """The shards of a language from what its pages give.

    The order of the pages is the order among those of one score. ``found`` are their `runs`, each
    `joined`. ``pairs`` are terms in two languages that mean the same. ``many`` is in how many parts
    their words stand, see `parts`.
    """
    lists = inverted(found)
    ordered = sorted(lists)
    made: dict[str, str] = {}
    for at, words in enumerate(_words(ordered, lists, _glossary(pairs, locale), many)):
        made[f"{locale}/w-{at}"] = words
    for at in range(0, len(pages), HEADS):
        heads = [[page.url, page.title] for page in pages[at : at + HEADS]]
        made[f"{locale}/h-{at // HEADS}"] = shards.body({"heads": heads})
    texts = [passage for page in pages for passage in page.passages]
    for at in range(0, len(texts), TEXTS):
        some = ",".join(texts[at : at + TEXTS])
        made[f"{locale}/t-{at // TEXTS}"] = f'{{"passages":[{some}]}}'
    firsts = []
    for at, run in enumerate(_stretches(ordered)):
        coded = shards.front_coded((word, lists[word][0]) for word in run)
        made[f"{locale}/v-{at}"] = shards.body({"stems": coded})
        firsts.append(run[0])
    made[f"{locale}/meta"] = shards.body(_meta(locale, pages, firsts, many))
    return made


class _Glossary:
    """The terms by what they begin with, and single words of terms that correspond."""

    def __init__(self) -> None:
        self.phrases: dict[str, set[str]] = defaultdict(set)
        self.words: dict[str, set[str]] = defaultdict(set)


def _glossary(pairs: Iterable[tuple[str, str]], locale: Locale) -> _Glossary:
    """What each term and each word of a term may be called in the other language, as stems.

    Terms of one length correspond word by word: both languages put the adjective first.
    """
    found = _Glossary()
    for pair in pairs:
        one, two = (stems(term, locale) for term in pair)
        for left, right in ((one, two), (two, one)):
            if left and right:
                found.phrases[" ".join(left)].add(" ".join(right))
            if len(left) == len(right):
                for here, there in zip(left, right, strict=True):
                    found.words[here].add(there)
    return found


def _words(
    ordered: Sequence[str], lists: dict[str, tuple[int, str]], glossary: _Glossary, many: int
) -> list[str]:
    """Each part: its stems, sorted, with their postings, and the glossary of what stands there."""
    own: list[list[str]] = [[] for _ in range(many)]
    phrases: list[dict[str, list[str]]] = [{} for _ in range(many)]
    words: list[dict[str, list[str]]] = [{} for _ in range(many)]
    for word in ordered:
        own[shards.part(word, many)].append(word)
    for name, others in sorted(glossary.phrases.items()):
        phrases[shards.part(name.partition(" ")[0], many)][name] = sorted(others)
    for name, others in sorted(glossary.words.items()):
        words[shards.part(name, many)][name] = sorted(others)
    return [
        shards.body(
            {
                "stems": " ".join(own[at]),
                "lists": " ".join(lists[word][1] for word in own[at]),
                "phrases": phrases[at],
                "words": words[at],
            }
        )
        for at in range(many)
    ]


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


def _meta(
    locale: Locale, pages: Sequence[Contribution], firsts: Sequence[str], many: int
) -> shards.Shard:
    publications = sorted({page.publication for page in pages})
    kinds = sorted({page.kind for page in pages})
    titles = {page.key.removesuffix("/index"): page.title for page in pages}
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
        "stop": " ".join(sorted(stop(ways(locale)))),
        # How the numbers of pages begin, so that people may write them in their own way.
        "numbers": sorted({page.number.partition("-")[0] for page in pages} - {""}),
    }
