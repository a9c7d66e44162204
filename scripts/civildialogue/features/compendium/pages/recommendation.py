"""What the page of a recommendation has beside its text: answer, comments, evidence, citation."""

from collections.abc import Iterator, Mapping

from civildialogue.core.model.library import Page
from civildialogue.core.model.vocabulary import Origin
from civildialogue.core.site.pages.evidence import graph
from civildialogue.core.site.writing.context import Writer
from civildialogue.features.compendium.model.dialogue import dialogue_of
from civildialogue.features.compendium.model.matter import RecommendationMatter
from civildialogue.features.compendium.model.places import url
from civildialogue.features.compendium.pages import accountability, citations, feasibility, further
from civildialogue.features.compendium.pages.dialogue import DialogueWriter


def under(writer: Writer, page: Page) -> Mapping[str, str]:
    """The comments on each passage."""
    return writer.of(DialogueWriter).under_blocks(_matter(writer, page).id, page.key, page)


def after(writer: Writer, page: Page, is_online: bool) -> Iterator[str]:
    """What it takes, the answer, comments and their summary; on the site, the evidence and how to
    cite it too.
    """
    matter, key, heading = _matter(writer, page), page.key, writer.t("summary.heading")
    dialogue, dialogues = dialogue_of(writer.library), writer.of(DialogueWriter)
    is_example = matter.origin is Origin.EXAMPLE
    entries = [e for e in dialogue.on(matter.id) if e.comment.example == is_example]
    awaited = [
        each
        for each in dialogue.consultations_on(matter.id, example=is_example)
        if writer.shared.today <= each.closes
    ]
    awaits = awaited or dialogue.preparations_on(matter.id, example=is_example)
    yield feasibility.section(writer, key, matter)
    if not is_example:
        yield accountability.section(writer, key, matter)
    yield dialogues.orphaned(matter.id, key, page)
    summary = dialogues.summary(key, entries, is_over=not awaits)
    ways = further.ways(writer, dialogues.leaves(matter.id))
    yield f"## {heading} {{: #comments }}\n\n{summary}\n\n{ways}"
    if not is_online:
        return
    if drawing := graph(writer, key, key):
        yield f"## {writer.t('evidence.title')} {{: #evidence }}\n\n{drawing}"
    if not is_example:
        yield writer.render(
            "compendium/citation.md.j2",
            key,
            citations=citations.links(writer.library, _row(writer, page), writer.locale),
            has_comments=bool(entries),
            matter=matter,
        )


def _row(writer: Writer, page: Page) -> Mapping[str, str]:
    """What a reference says of a recommendation, in the language of the page."""
    matter, locale = _matter(writer, page), writer.locale
    return {
        "id": matter.id,
        "issued": matter.issued.isoformat(),
        f"title-{locale}": page.matter.title,
        f"url-{locale}": url(writer.library, matter.id, locale),
    }


def _matter(writer: Writer, page: Page) -> RecommendationMatter:
    """The facts, which stand in the original. Raises TypeError if they are of another kind."""
    matter = writer.library.originals[page.key].matter
    if not isinstance(matter, RecommendationMatter):
        raise TypeError(page.key)
    return matter
