"""The routing as open data, so that an app can use it."""

from collections.abc import Iterator

from civildialogue.core.declaring import Dataset
from civildialogue.core.model.library import Library
from civildialogue.core.model.vocabulary import Level
from civildialogue.core.output.data.objects import Object, day, places, words
from civildialogue.core.output.data.shapes import (
    DAY,
    TEXT,
    WORDS,
    Shape,
    many,
    maybe,
    one_of,
    only,
)
from civildialogue.features.rescue.model import LIST, Answer, Routes

_READ = {"source": TEXT, "accessed": DAY, "review-by": DAY}


def _read(answer: Answer) -> Object:
    """Where and when something was read, and when it is to be read again."""
    return {
        "source": answer.source,
        "accessed": day(answer.accessed),
        "review-by": day(answer.review_by),
    }


def _hazard() -> Shape:
    law = only("The act and the place in it.", {"source": TEXT, "at": WORDS})
    route = {
        "level": one_of(Level),
        "authority": TEXT,
        "duty": WORDS,
        "deadline": maybe(WORDS),
        "law": law,
        **_READ,
    }
    members = {
        "id": TEXT,
        "url": WORDS,
        "name": WORDS,
        "first": TEXT,
        "routes": many(only("Who answers; the first of a level is asked first.", route)),
    }
    return only(
        "What a person may see, whom to ask first (112 or an authority), and who answers.", members
    )


def _hazards(library: Library, base: str) -> Iterator[Object]:
    for located in library.records(Routes).values():
        for kind in located.value.kinds:
            yield {
                "id": kind.id,
                "url": places(base, f"{LIST}#{kind.id}"),
                "name": words(kind.name),
                "first": kind.first,
                "routes": [
                    {
                        "level": str(route.level),
                        "authority": route.authority,
                        "duty": words(route.duty),
                        "deadline": words(route.deadline),
                        "law": {"source": route.law.source, "at": words(route.law.at)},
                        **_read(route),
                    }
                    for route in located.value.routes
                    if route.kind == kind.id
                ],
            }


def _contact() -> Shape:
    members = {
        "authority": TEXT,
        "url": WORDS,
        "phone": many(TEXT),
        "address": maybe(WORDS),
        "email": maybe(TEXT),
        "note": maybe(WORDS),
        **_READ,
    }
    return only("How to reach an authority.", members)


def _contacts(library: Library, base: str) -> Iterator[Object]:
    for located in library.records(Routes).values():
        for one in located.value.contacts:
            yield {
                "authority": one.authority,
                "url": places(base, f"{LIST}#contact-{one.authority}"),
                "phone": one.phone,
                "address": words(one.address),
                "email": one.email,
                "note": words(one.note),
                **_read(one),
            }


def _group() -> Shape:
    return only("An authority that stands for several.", {"authority": TEXT, "members": many(TEXT)})


def _groups(library: Library, _base: str) -> Iterator[Object]:
    for located in library.records(Routes).values():
        for name, members in located.value.groups.items():
            yield {"authority": name, "members": members}


DATASETS = (
    Dataset("routes", "routes", _hazard, items=_hazards),
    Dataset("contacts", "contacts", _contact, items=_contacts),
    Dataset("authority-groups", "authority-groups", _group, items=_groups),
)
