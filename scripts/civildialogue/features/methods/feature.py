"""What the methods of participation declare to the core."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from civildialogue.core.feature import Feature, PageKind, Reference, each
from civildialogue.core.model.schema import Provision
from civildialogue.features.methods import checks, pages
from civildialogue.features.methods.model import FOLDER, METHOD_SECTIONS, AnnexMatter, MethodMatter

if TYPE_CHECKING:
    from civildialogue.core.output.book.order import Made, Materials


def _start(_name: str) -> Mapping[str, object]:
    return {
        "levels": ["municipal"],
        "initiators": ["authority"],
        "duration": {"min": 1, "max": 1, "unit": "weeks"},
        "cost": "low",
    }


def _start_annex(_name: str) -> Mapping[str, object]:
    return {"unready": True}


def _references(matter: MethodMatter) -> Iterator[Reference]:
    yield from each("related", matter.related, folder=FOLDER)
    yield from _grounds(matter.legal_basis)


def _of_annex(matter: AnnexMatter) -> Iterator[Reference]:
    yield from each("methods", matter.methods, folder=FOLDER)
    yield from _grounds(matter.legal_basis)


def _grounds(provisions: Sequence[Provision]) -> Iterator[Reference]:
    for index, provision in enumerate(provisions):
        loc = ("legal-basis", index, "source")
        yield Reference(loc, provision.source, register="sources", is_cited=True)


def _carried(materials: Materials) -> Sequence[Callable[[], Made]]:
    from civildialogue.features.methods.annexes import everything  # Slow to load.

    return everything(materials)


METHODS = Feature(
    name="methods",
    package="civildialogue.features.methods",
    kinds=(
        PageKind(
            "method",
            MethodMatter,
            METHOD_SECTIONS,
            _start,
            references=_references,
            facts=pages.facts,
            after=pages.annexes,
        ),
        PageKind(
            "annex",
            AnnexMatter,
            start=_start_annex,
            folder=FOLDER,
            is_draft=lambda matter: matter.unready,
            references=_of_annex,
            facts=pages.annex_facts,
            after=pages.annex_files,
        ),
    ),
    checks=(checks.annexes,),
    local=pages.local,
    carried=_carried,
)
