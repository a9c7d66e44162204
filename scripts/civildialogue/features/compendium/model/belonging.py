"""Whose consultation a comment belongs to, and which another one would take from it."""

import datetime as dt
from collections.abc import Iterable, Iterator

from civildialogue.features.compendium.model.records import Comment, Consultation


def in_order(known: Iterable[Consultation]) -> list[Consultation]:
    """Consultations in the order of opening; those of one day by their ids."""
    return sorted(known, key=lambda each: (each.opens, each.id))


def belonging(known: Iterable[Consultation], day: dt.date) -> Consultation | None:
    """The consultation of a comment that came on a day: of those ``known``, in the order of
    opening, the last one that was open; with none open, the last that had opened by then.
    """
    opened = [each for each in known if each.opens <= day]
    in_time = [each for each in opened if day <= each.closes]
    return next(reversed(in_time or opened), None)


def taken_by(
    new: Consultation, comments: Iterable[Comment], known: Iterable[Consultation]
) -> Iterator[tuple[Comment, Consultation]]:
    """The comments that a new consultation would take from others that are ``known``, each with the
    one that was announced when it came.
    """
    others = in_order(e for e in known if e.example == new.example and e.id != new.id)
    every = in_order([*others, new])
    for comment in comments:
        name = comment.target.recommendation
        if comment.example == new.example and name in new.scope:
            before, after = (
                belonging((each for each in some if name in each.scope), comment.received)
                for some in (others, every)
            )
            if before is not None and after is new:
                yield comment, before


def told(taken: Iterable[tuple[Comment, Consultation]]) -> dict[str, str]:
    """What is said of them: the consultations that lose them, their ids, the last of their days."""
    every = list(taken)
    return {
        "others": ", ".join(dict.fromkeys(other.id for _, other in every)),
        "comments": ", ".join(comment.id for comment, _ in every),
        "last": max(comment.received for comment, _ in every).isoformat(),
    }
