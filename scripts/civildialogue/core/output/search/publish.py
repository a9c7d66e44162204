"""The files of the search: the engine, each language's index, and the descriptions."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import combinations
from xml.sax.saxutils import escape, quoteattr

from civildialogue.core.model.language import Locale, languages, message
from civildialogue.core.model.library import Library
from civildialogue.core.model.scripts import parts
from civildialogue.core.output.apart import apart
from civildialogue.core.output.search import script, shards
from civildialogue.core.output.search.brief import Brief, brief
from civildialogue.core.output.search.counting import Contribution, contributions
from civildialogue.core.output.search.documents import Document
from civildialogue.core.output.search.index import merged, texts
from civildialogue.core.output.search.learning import learnt
from civildialogue.core.output.search.names import Names
from civildialogue.core.output.search.runs import Run, joined, runs
from civildialogue.core.source.pack import Pack

_DESCRIPTION = """<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>{name}</ShortName>
<Description>{text}</Description>
<Language>{locale}</Language>
<InputEncoding>UTF-8</InputEncoding>
<Url type="text/html" template={template}/>
</OpenSearchDescription>
"""


FEW = 2
"""Runs that are joined sooner than a copy of this process is made."""


def given(pages: Iterable[Document]) -> Iterator[tuple[Locale, Contribution]]:
    """What pages give to the index of their language; those of one address are versions of one."""
    versions: dict[str, list[Document]] = {}
    for page in pages:
        versions.setdefault(page.url, []).append(page)
    for every in versions.values():
        for page, contribution in zip(every, contributions(every), strict=True):
            yield page.locale, contribution


def ordered(found: Iterable[tuple[Locale, Brief]]) -> dict[Locale, list[Brief]]:
    """What pages give to the index of each language, sorted by their addresses."""
    pages: dict[Locale, list[Brief]] = {locale: [] for locale in languages()}
    for locale, given in sorted(found, key=lambda each: each[1].url.rstrip("/")):
        pages[locale].append(given)
    return pages


Whole = Callable[[Brief], Contribution]
"""Gives all that a page gives."""
Given = tuple[Mapping[Locale, Sequence[Brief]], Whole]
"""What the pages of each language give, in their order."""


def at_hand(found: Iterable[tuple[Locale, Contribution]]) -> Given:
    """What pages give to the index, all of which is there."""
    every = [(locale, brief(whole), whole) for locale, whole in found]
    texts = {each.sum: whole for _, each, whole in every}
    return ordered(each[:2] for each in every), lambda each: texts[each.sum]


def files(
    library: Library,
    base: str,
    given: Given,
    read: Callable[[str], str],
    kept: Pack,
    keep: Callable[[str, str], bool] = lambda _path, _sum: False,
) -> Iterator[tuple[str, bytes]]:
    """The files of the search with their paths below the site's root.

    ``base`` is the site's address, with a slash at its end; ``read`` gives a script of the engine
    by its name, and ``kept`` has what was made before. What ``keep`` takes by its path and sum is
    not among them.
    """
    pages, whole = given
    many = parts(len(library.originals))
    said = [page for locale in languages() for page in pages[locale] if page.said]
    telling = {page.said: page for page in said}
    pairs = learnt([page.said for page in said], lambda each: whole(telling[each]).said, kept)
    every = _joined([run for locale in languages() for run in runs(pages[locale])], whole, kept)
    for locale in languages():
        found = [next(every) for _ in runs(pages[locale])]
        names = terms(library, locale)
        yield from shards.files(
            merged(pages[locale], found, locale, names._replace(learnt=pairs), many=many)
        )
        for name, sums, make in texts(pages[locale], locale, whole):
            key = kept.key("texts", name, *sums)
            total: str | None = kept.get(key)
            if total is None or not keep(shards.place_of(name), total):
                [(path, content)] = shards.files({name: make()})
                kept.put(key, hashlib.sha256(content).hexdigest())
                yield path, content
        text = description(locale, base, library.short_name[locale])
        yield f"{locale.prefix}opensearch.xml", text.encode()
    yield script.NAME, script.bundle(read).encode()


def _joined(every: Sequence[Sequence[Brief]], whole: Whole, kept: Pack) -> Iterator[Run]:
    """What is joined of each run, in their order."""
    keys = [kept.key("search", *(page.words for page in run)) for run in every]
    runs_of = dict(zip(keys, every, strict=True))  # Two languages may say the same.
    found: dict[str, Run] = {key: run for key in runs_of if (run := kept.get(key))}
    missing = [key for key in runs_of if key not in found]
    jobs = [partial(_of, runs_of[key], whole) for key in missing]
    made = apart(jobs, is_light=True) if len(jobs) > FEW else (job() for job in jobs)
    for key, run in zip(missing, made, strict=True):
        kept.put(key, run)
        found[key] = run
    return map(found.__getitem__, keys)


def _of(run: Sequence[Brief], whole: Whole) -> Run:
    return joined([*map(whole, run)])


def terms(library: Library, locale: Locale) -> Names:
    """The terms of the glossary in a language and in each other one, in the order of the site, and
    what else people call them in any.
    """
    every = [term.value for term in library.glossary.values()]
    pairs = [
        (term[one].term, term[two].term)
        for one, two in combinations(languages(), 2)
        if locale in (one, two)
        for term in every
    ]
    other = [
        (name, term[locale].term)
        for term in every
        for each in languages()
        for name in (*term[each].also, *term[each].avoid)
    ]
    return Names(pairs, other)


def description(locale: Locale, base: str, name: str) -> str:
    """The OpenSearch description of a language, for browsers (OpenSearch 1.1, draft 6)."""
    return _DESCRIPTION.format(
        name=escape(name),
        text=escape(message(locale, "search.summary")),
        locale=locale,
        template=quoteattr(f"{base}{locale.prefix}search/?q={{searchTerms}}"),
    )
