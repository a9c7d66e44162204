"""What refers to a page: evidence, methods, succession and links, each the other way round."""

from civildialogue.core.model.library import Library
from civildialogue.core.site.writing.backlinks import SOURCE, backlinks

from ..written import RECOMMENDATIONS, Sources

FIRST, SECOND = f"{RECOMMENDATIONS}/rec-0001", f"{RECOMMENDATIONS}/rec-0002"


def roles(library: Library, target: str) -> dict[str, str]:
    return {link.key: link.role for link in backlinks(library).get(target, ())}


def test_evidence_can_be_followed_back_to_what_rests_on_it(sources: Sources) -> None:
    sources.recommendation(evidence=[{"source": "zna"}])
    assert roles(sources.library, f"{SOURCE}zna") == {FIRST: "evidence"}


def test_a_passage_of_a_page_as_evidence(sources: Sources) -> None:
    sources.recommendation(evidence=[{"page": "compendium/index"}])
    assert roles(sources.library, "compendium/index") == {FIRST: "evidence"}


def test_a_superseded_recommendation_names_its_successor(sources: Sources) -> None:
    sources.recommendation()
    sources.recommendation("rec-0002", supersedes=["rec-0001"])
    assert roles(sources.library, FIRST) == {SECOND: "successor"}
    assert sources.dialogue.successors("rec-0001") == ["rec-0002"]


def test_a_link_in_the_text_counts_and_the_closest_reference_wins(sources: Sources) -> None:
    text = "Вижте [първата](rec-0001.md#problem) и [сайта](https://example.org/a.md)."
    sources.recommendation()
    sources.recommendation("rec-0002", blocks={"p-one": text})
    assert roles(sources.library, FIRST) == {SECOND: "link"}
    sources.recommendation("rec-0002", blocks={"p-one": text}, supersedes=["rec-0001"])
    assert roles(sources.library, FIRST) == {SECOND: "successor"}


def test_a_page_is_no_backlink_of_itself_and_examples_are_none(sources: Sources) -> None:
    sources.recommendation(blocks={"p-one": "Вижте [същото](rec-0001.md)."})
    sources.recommendation("rec-9901", origin="example", evidence=[{"source": "zna"}])
    assert backlinks(sources.library).get(FIRST) is None
    assert f"{RECOMMENDATIONS}/rec-9901" not in roles(sources.library, f"{SOURCE}zna")
