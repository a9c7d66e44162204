"""Records that lead back to themselves, by way of others."""

from collections.abc import Iterator, Mapping, Sequence

Links = Mapping[str, Sequence[str]]


def circles(links: Links) -> Iterator[list[str]]:
    """The names from which links lead back to them, circle by circle; each link is followed twice.

    What ``links`` does not have as a key leads nowhere.
    Source: Kosaraju’s algorithm (Sharir 1981, “A strong-connectivity algorithm”).
    """
    backwards: dict[str, list[str]] = {name: [] for name in links}
    for name, others in links.items():
        for other in others:
            if other in links:
                backwards[other].append(name)
    seen: set[str] = set()
    left = [name for start in links for name in _walked(links, start, seen)]
    seen.clear()
    for start in reversed(left):
        together = _walked(backwards, start, seen)
        if len(together) > 1 or start in links[start]:
            yield sorted(together)


def _walked(links: Links, start: str, seen: set[str]) -> list[str]:
    """What can be reached and was not ``seen``, each after all that is reached through it."""
    found: list[str] = []
    todo = [(start, iter(links[start]))] if start not in seen else []
    seen.add(start)
    while todo:
        name, others = todo[-1]
        other = next((each for each in others if each in links and each not in seen), None)
        if other is None:
            found.append(name)
            todo.pop()
        else:
            seen.add(other)
            todo.append((other, iter(links[other])))
    return found
