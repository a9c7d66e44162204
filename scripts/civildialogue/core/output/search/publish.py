"""The files of the search: the engine, each language's index, and the descriptions."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import combinations
from xml.sax.saxutils import escape, quoteattr

from civildialogue.core.model.language import Locale, languages, message
from civildialogue.core.model.library import Library
from civildialogue.core.model.scripts import parts
from civildialogue.core.output.apart import apart
from civildialogue.core.output.search import script, shards
from civildialogue.core.output.search.counting import Contribution, contributions
from civildialogue.core.output.search.documents import Document
from civildialogue.core.output.search.index import merged
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


def ordered(found: Iterable[tuple[Locale, Contribution]]) -> dict[Locale, list[Contribution]]:
    """What pages give to the index of each language, sorted by their addresses."""
    pages: dict[Locale, list[Contribution]] = {locale: [] for locale in languages()}
    for locale, contribution in sorted(found, key=lambda each: each[1].url.rstrip("/")):
        pages[locale].append(contribution)
    return pages


def files(
    library: Library,
    base: str,
    pages: Mapping[Locale, Sequence[Contribution]],
    read: Callable[[str], str],
    kept: Pack,
) -> Iterator[tuple[str, bytes]]:
    """The files of the search with their paths below the site's root.

    ``base`` is the site's address, with a slash at its end; ``pages`` are what the pages of each
    language give, in their order; ``read`` gives a script of the engine by its name, and ``kept``
    has what was joined before.
    """
    many = parts(len(library.originals))
    said = [page.said for locale in languages() for page in pages[locale] if page.said]
    pairs = learnt(said, kept)
    every = _joined([run for locale in languages() for run in runs(pages[locale])], kept)
    for locale in languages():
        found = [next(every) for _ in runs(pages[locale])]
        names = terms(library, locale)
        yield from shards.files(
            merged(pages[locale], found, locale, names._replace(learnt=pairs), many=many)
        )
        text = description(locale, base, library.short_name[locale])
        yield f"{locale.prefix}opensearch.xml", text.encode()
    yield script.NAME, script.bundle(read).encode()


def _joined(every: Sequence[Sequence[Contribution]], kept: Pack) -> Iterator[Run]:
    """What is joined of each run, in their order."""
    texts = ((text for page in run for text in (page.words, page.places)) for run in every)
    keys = [kept.key("search", *each) for each in texts]
    runs_of = dict(zip(keys, every, strict=True))  # Two languages may say the same.
    found: dict[str, Run] = {key: run for key in runs_of if (run := kept.get(key))}
    missing = [key for key in runs_of if key not in found]
    jobs = [partial(joined, runs_of[key]) for key in missing]
    made = apart(jobs, is_light=True) if len(jobs) > FEW else (job() for job in jobs)
    for key, run in zip(missing, made, strict=True):
        kept.put(key, run)
        found[key] = run
    return map(found.__getitem__, keys)


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
