"""Where the parts of a build are made: in processes of this machine, or elsewhere."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Protocol

from civildialogue.core.output.apart import apart
from civildialogue.core.pipeline.driver import Site, key_of, made_of
from civildialogue.core.pipeline.made import Made
from civildialogue.core.site.pages.assembly import Part, lists, texts
from civildialogue.core.site.writing.context import Shared

SHARE = 24
"""Parts that one process takes at a time: few enough that none waits long for the last."""
FEW = 3
"""Parts that are made sooner than copies of this process are."""
Result = tuple[str, str, list[Made]]
"""The result of a part, by the keys of the texts and of the documents that it is made of; there is
no first key for one that may be made of anything.
"""


_Todo = tuple[str, Part]
"""A part that is left to make, after the key of its texts."""


class Executor(Protocol):
    """Makes the parts of a site."""

    def results(self, site: Site, shared: Shared) -> Iterator[Result]:
        """The result of every part, in any order; its pages are in ``site.place`` by then.

        Raises OSError where they can't be written, and BuildFailedError where they can't be made.
        """


class Local:
    """Makes parts in processes of this machine, which write the pages themselves."""

    def results(self, site: Site, shared: Shared) -> Iterator[Result]:
        """The results of all parts; those that take long come first. Raises OSError."""
        yield from written(site, shared, lists(shared), texts(shared))


def written(
    site: Site, shared: Shared, single: Sequence[Part], every: Sequence[Part] = ()
) -> Iterator[Result]:
    """The results of parts: of each that is long (``single``), and of all others in shares.

    What is there already is found first: nothing is made of it.
    """
    long: list[_Todo] = []
    todo: list[_Todo] = []
    for number, part in enumerate((*single, *every)):
        first, key, made = kept_of(site, part)
        if made is not None:
            yield first, key, made
        else:
            (long if number < len(single) else todo).append((first, part))
    shares = [[each] for each in long]
    shares += [todo[start : start + SHARE] for start in range(0, len(todo), SHARE)]
    if len(long) + len(todo) <= FEW:
        shares = [[*long, *todo]]
    # Asked for by every part: worked out before there is a process for each.
    _ = shared.backlinks, shared.translations
    jobs: list[Callable[[], list[Result]]] = [partial(_written, site, each) for each in shares]
    for found in apart(jobs, is_light=True):
        yield from found


def kept_of(site: Site, part: Part) -> tuple[str, str, list[Made] | None]:
    """The keys of a part's texts and of its documents, and the result, if all of it is there."""
    if part.made_of is None:
        return "", "", None
    first = site.kept.key(site.around, *part.made_of())
    key = site.kept.get(first)
    made = _there(site, key) if key else None
    return first, key or "", made


def _written(site: Site, share: Iterable[_Todo]) -> list[Result]:
    """Writes the pages of some parts, unless they are there."""
    found: list[Result] = []
    for first, part in share:
        documents = [*part.make()]
        key = key_of(site, documents)
        made = _there(site, key)
        found.append((first, key, made or made_of(site, documents)))
    return found


def _there(site: Site, key: str) -> list[Made] | None:
    """The result of a key, if its pages are in the site, by now."""
    before: list[Made] | None = site.kept.get(key)
    if before is None or not all(site.place.keep(made.path, made.sum) for made in before):
        return None
    return before if all(site.kept.has(made.given.sum) for made in before if made.given) else None
