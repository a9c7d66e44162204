"""The index of a book: the recommendations of each authority that they speak to."""

from civildialogue.core.model.language import ENGLISH
from civildialogue.features.compendium.pages.report import ends

from ..written import RECOMMENDATIONS, Sources


def test_each_authority_has_its_recommendations(sources: Sources) -> None:
    sources.recommendation()
    sources.recommendation("rec-0002", addressee=["municipality-borino", "nowhere"])
    keys = ["compendium/index", *(f"{RECOMMENDATIONS}/rec-000{n}" for n in (1, 2))]
    [part] = ends(sources.writer(ENGLISH), keys)
    body = part.document.body
    assert [line for line in body.split("\n") if line.startswith("## ")] == [
        "## Borino Municipality {: #municipality-borino }"
    ]
    assert body.count("<li>") == 2 and "nowhere" not in body
    assert list(ends(sources.writer(ENGLISH), keys[:1])) == []
