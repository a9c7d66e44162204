"""What the compendium of recommendations declares to the core."""

from collections.abc import Iterator, Mapping
from typing import Any

from click import Command

from civildialogue.core.declaring import Look
from civildialogue.core.feature import Feature, PageKind, RecordKind
from civildialogue.core.model.localized import Localized
from civildialogue.core.source import clock
from civildialogue.features.compendium import form, numbering, remembering, renaming
from civildialogue.features.compendium.checks import (
    consultations,
    contributions,
    due,
    imitation,
    recommendations,
    secrets,
    truth,
)
from civildialogue.features.compendium.data import files, former, objects
from civildialogue.features.compendium.model import redaction
from civildialogue.features.compendium.model.expected import EXPECTED
from civildialogue.features.compendium.model.matter import RecommendationMatter, references
from civildialogue.features.compendium.model.records import (
    RECOMMENDATION_ID,
    Comment,
    Consultation,
    Planned,
    Preparation,
    comment_model,
)
from civildialogue.features.compendium.model.rules import LATER
from civildialogue.features.compendium.model.vocabulary import (
    COMMENT_NAME,
    COMMENTS,
    CONSULTATIONS,
    LEVELS,
    RECOMMENDATION_SECTIONS,
    RECOMMENDATIONS,
    Status,
)
from civildialogue.features.compendium.model.vocabulary import COMPENDIUM as FOLDER
from civildialogue.features.compendium.pages import (
    authorities,
    changed,
    contributing,
    filters,
    front,
    made,
    places,
    recommendation,
    report,
)
from civildialogue.features.compendium.pages.consultations import menu
from civildialogue.features.compendium.pages.facts import facts


def _start(name: str) -> Mapping[str, object]:
    return {
        "id": name,
        "status": "draft",
        "addressee": ["addressee"],
        "level": "national",
        "licence": "CC-BY-4.0",
        "issued": clock.today().isoformat(),
    }


def _state(values: Any) -> type[Planned]:
    """A consultation that says its state is in preparation."""
    return Preparation if isinstance(values, dict) and "state" in values else Consultation


def _commands() -> Iterator[tuple[str, Command]]:
    from civildialogue.features.compendium.commands import (
        answering,
        consulting,
        numbering,
        receipts,
        redacting,
        taking,
        writing,
    )

    own = (answering.answer, redacting.redact, redacting.withhold, receipts.receipt)
    yield from (("", verb) for verb in (*own, numbering.renumber, *consulting.COMMANDS))
    yield "import", taking.import_comments
    yield from (("new", command) for command in writing.COMMANDS)


LOOK = Look(
    boxes={
        "cd-comment": "aside",
        "cd-outcome": "aside",
        "cd-disposition": "answer",
        "cd-reply": "answer",
        "cd-comment-translation": "answer",
    },
    small=("cd-comment-head", "cd-outcome-head", "cd-label", "cd-pending", "cd-adrift"),
    book="book.css",
    unsearched=("cd-say", "cd-contribute", "cd-paper"),
)

COMPENDIUM = Feature(
    name="compendium",
    package="civildialogue.features.compendium",
    patterns={
        RECOMMENDATION_ID: Localized(bg="запис като rec-0001", en="the form rec-0001"),
        **EXPECTED,
    },
    folder=FOLDER,
    kinds=(
        PageKind(
            "recommendation",
            RecommendationMatter,
            RECOMMENDATION_SECTIONS,
            _start,
            folder=RECOMMENDATIONS,
            is_numbered=True,
            is_claim=True,
            is_draft=lambda matter: matter.status is Status.DRAFT,
            told_first=("status",),
            references=references,
            facts=facts,
            offers=contributing.offers,
            links=contributing.links,
            under=recommendation.under,
            after=recommendation.after,
        ),
    ),
    records=(
        RecordKind(
            "comments",
            Comment,
            COMMENTS,
            ".md",
            reads=comment_model,
            file_name=COMMENT_NAME,
            misnamed="comment-name",
            own_words=(
                ("proposal",),
                ("translation", "text"),
                ("translation", "proposal"),
                ("reply",),
            ),
            answers=("disposition",),
            later=LATER,
            shown=redaction.shown,
            describe=changed.describe,
            outline=changed.outline,
        ),
        RecordKind("consultations", Planned, CONSULTATIONS, ".yml", reads=_state),
    ),
    checks=(
        imitation.names,
        imitation.crowds,
        recommendations.homeless,
        recommendations.statuses,
        recommendations.in_circles,
        recommendations.numbers,
        contributions.targets,
        contributions.names,
        secrets.words,
        contributions.contents,
        contributions.dispositions,
        contributions.days,
        contributions.threads,
        truth.reverted,
        consultations.consultations,
        consultations.times,
    ),
    history_checks=(truth.changes, secrets.quotes, secrets.undone),
    losses=(secrets.losses, consultations.takes),
    follows=(numbering.followed,),
    fixes=(truth.found_again, remembering.remembered),
    due_checks=(due.answers, due.conclusions, due.promises, due.future),
    planned_days=due.PLANNED,
    own_days=due.OWN,
    fingerprints=(contributions.fingerprints,),
    pages=(
        "about/comment",
        f"{RECOMMENDATIONS}/index",
        f"{CONSULTATIONS}/index",
        LEVELS,
        "compendium/responses",
        "compendium/evidence",
        "compendium/data",
    ),
    made=places.pages,
    documents=made.documents,
    names=places.names,
    anchors=places.comments,
    menu=menu,
    home=front.home,
    local=authorities.local,
    doors=front.doors,
    news=front.news,
    books=report.books,
    ends=report.ends,
    tables=files.DECLARED,
    datasets=objects.DATASETS,
    texts=places.anchors,
    former=former.NAMES,
    data_folder=f"v1/{FOLDER}",
    linked=files.linked,
    files=files.files,
    data_page=f"{FOLDER}/data",
    feed=files.FEED,
    forms=(form.FORM,),
    stylesheets=("compendium.css",),
    look=LOOK,
    styles=filters.stylesheet,
    publish=form.publish,
    commands=_commands,
    migrations=(renaming.comments,),
)
