"""What editors do with a consultation, with a recommendation and with a proposed wording."""

import datetime as dt
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from civildialogue.core.model.changes import Change
from civildialogue.core.model.library import Library, Located, Page
from civildialogue.core.model.text import BlockKind, SourceText
from civildialogue.core.model.values import as_written, as_yaml_keys
from civildialogue.core.pipeline.moving.draft import path_of
from civildialogue.core.pipeline.proposing import write_checked
from civildialogue.core.source.blocks import split_blocks
from civildialogue.core.source.frontmatter import body_line
from civildialogue.core.source.mapping import with_fields, with_item
from civildialogue.core.source.reading import decoded, read
from civildialogue.core.source.scaffold import NotWrittenError
from civildialogue.core.source.writing import changed
from civildialogue.features.compendium import remembering
from civildialogue.features.compendium.contribute import (
    NotFoundError,
    recommendation,
    take_nothing,
)
from civildialogue.features.compendium.model.dispositions import Reply
from civildialogue.features.compendium.model.matter import RecommendationMatter, Response, Step
from civildialogue.features.compendium.model.records import (
    Comment,
    Consultation,
    Extension,
    Planned,
    Preparation,
    Translated,
)
from civildialogue.features.compendium.model.vocabulary import Phase


class NotNowError(NotWrittenError):
    """What can’t be done with something as it stands."""


def consultation(library: Library, name: str) -> Located[Planned]:
    """A consultation by its id. Raises NotFoundError."""
    found = library.records(Planned).get(name)
    if found is None:
        raise NotFoundError("consultation", name=name)
    return found


def announce(docs: Path, located: Located[Planned], values: Mapping[str, Any]) -> str:
    """A term and a contact in the place of what a consultation in preparation lacked.

    Raises NotNowError if it is announced already, TakesError, and pydantic’s ValidationError.
    """
    if not isinstance(located.value, Preparation):
        raise NotNowError("announced", name=located.value.id)
    kept = as_yaml_keys(located.value)
    gone = dict.fromkeys(("state", "missing"))
    whole = {key: value for key, value in {**kept, **values}.items() if key not in gone}
    new = Consultation.model_validate(whole)
    take_nothing(docs, new)
    made = as_written(new)
    return _write(docs, located.source, {**gone, **{key: made.get(key) for key in values}})


def extend(docs: Path, located: Located[Planned], values: Mapping[str, Any], today: dt.date) -> str:
    """Another last day; the one before and the reason are kept. Raises as ``announce`` does."""
    value = _announced(located)
    if value.closes < today:
        raise NotNowError("term-over", name=value.id, day=value.closes)
    told = Extension(on=today, closes=value.closes, reason=values["reason"])
    new: dict[str, Any] = {"closes": values["closes"]}
    if values.get("answers-by"):
        new["answers-by"] = values["answers-by"]
    every = [*(as_yaml_keys(each) for each in value.extended), as_yaml_keys(told)]
    made = as_written(Consultation.model_validate({**as_written(value), **new, "extended": every}))
    return _write(docs, located.source, {key: made[key] for key in (*new, "extended")})


def conclude(docs: Path, located: Located[Planned], day: dt.date, today: dt.date) -> str:
    """The day on which every comment had its answer. Raises as ``announce`` does."""
    value = _announced(located)
    if value.concluded is not None:
        raise NotNowError("concluded", name=value.id)
    if not value.closes < day <= today:
        raise NotNowError("term-runs", name=value.id, day=value.closes)
    return _write(docs, located.source, {"concluded": day.isoformat()})


def respond(docs: Path, page: Page, values: Mapping[str, Any]) -> str:
    """The answer of the authority that a recommendation speaks to, or the day it is asked for.

    Raises NotNowError where there is one that is not to be corrected ``again``, and pydantic’s
    ValidationError.
    """
    held = page.matter.response if isinstance(page.matter, RecommendationMatter) else None
    if held and values["text"] and not values["again"]:
        raise NotNowError("responded", name=page.key.rpartition("/")[2])
    fields = {"response-due": values["due"]} if values["due"] else {}
    if values["text"]:
        told = {"date": values["on"], "text": values["text"], "url": values["url"]}
        fields["response"] = as_yaml_keys(Response.model_validate(told))
    return _written(docs, page, with_fields(page.source, fields))


def advance(docs: Path, page: Page, status: str, day: dt.date) -> str:
    """Another status of a recommendation, and the step in its history.

    Raises NotNowError if it has that status or got its own later, and pydantic’s ValidationError.
    """
    matter = page.matter
    if isinstance(matter, RecommendationMatter):
        if matter.status == status:
            raise NotNowError("status-same", name=matter.id, status=status)
        if matter.history and day < matter.history[-1].date:
            raise NotNowError("status-early", name=matter.id, day=matter.history[-1].date)
    step = as_yaml_keys(Step.model_validate({"status": status, "date": day.isoformat()}))
    text = with_fields(page.source, {"status": status})
    text = with_item(decoded(page.source.path, text.encode()), "history", step)
    return _written(docs, page, text)


def apply(
    docs: Path, library: Library, comment: Comment, words: str | None
) -> tuple[str, str, str]:
    """Puts the proposed words, or others, in the place of those that a comment quotes.

    Gives the path, and the passage before and after. Raises NotNowError where there is no
    proposal, or the words are no part of the running text; NotFoundError; RefusedError.
    """
    target, proposal = comment.target, comment.proposal if words is None else words
    if comment.taken or proposal is None:
        raise NotNowError("no-proposal", name=comment.id)
    page = recommendation(docs, target.recommendation, comment.lang)
    block = page.by_id.get(target.block)
    text = block.text if block else ""
    parts = target.quote.split()
    found = [*re.finditer(r"\s+".join(map(re.escape, parts)), text)]
    if block is None or len(found) != 1:
        raise NotNowError("quote-gone", name=comment.id)
    start, end = found[0].span()
    new = " ".join(proposal.split())
    begin = text[:start] if new else text[:start].rstrip()
    after = f"{begin}{new}{text[end:]}"
    if "\n" in text[start:end] and block.kind is not BlockKind.PARAGRAPH:
        raise NotNowError("no-running-text", name=comment.id)
    rest = page.source.lines[block.last_line - 1].removeprefix(block.lines[-1])
    lines = f"{after}{rest}".split("\n")
    whole = changed(page.source, [Change(block.line, len(block.lines), tuple(lines))])
    if not _has_same_blocks(page, whole):
        raise NotNowError("no-running-text", name=comment.id)
    files = remembering.standing(docs, library, target.recommendation)
    write_checked(docs, {**files, path_of(page): whole.encode()})
    return path_of(page), text, after


def _has_same_blocks(page: Page, whole: str) -> bool:
    """Whether a page still has the blocks that it had, whatever their words."""
    source = decoded(page.source.path, whole.encode())
    first = body_line(source)
    made = split_blocks(source.lines[first - 1 :], first)
    return [(b.kind, b.id) for b in made] == [(b.kind, b.id) for b in page.blocks]


def reply(docs: Path, path: Path, located: Located[Comment], said: Mapping[str, str]) -> str:
    """What the author said to the answer. Raises NotNowError, pydantic’s ValidationError."""
    comment, place = located.value, path.relative_to(docs).as_posix()
    if comment.disposition is None or comment.reply or comment.taken:
        raise NotNowError("no-reply", name=comment.id)
    told = as_yaml_keys(Reply.model_validate(said))
    text = with_fields(read(docs, place, ""), {"reply": told})
    write_checked(docs, {place: text.encode()})
    return place


def translate(
    docs: Path, located: Located[Comment], said: Mapping[str, str | None], *, again: bool
) -> str:
    """The translation of a comment, in the place of the one that it has only if ``again``.

    Raises NotNowError where there is one or none to be replaced, where its words are taken down or
    it lacks what ``said`` translates, and pydantic’s ValidationError.
    """
    comment = located.value
    parts = (("text", located.text), ("proposal", comment.proposal))
    lacking = [name for name, own in parts if said[name] is not None and not own]
    if comment.taken or lacking:
        raise NotNowError("untranslatable", name=comment.id)
    if (comment.translation is not None) is not again:
        raise NotNowError("untranslated" if again else "translated", name=comment.id)
    made = as_written(Translated.model_validate(said))
    return _write(docs, located.source, {"translation": made})


def _announced(located: Located[Planned]) -> Consultation:
    value = located.value
    if not isinstance(value, Consultation):
        raise NotNowError("unannounced", name=value.id, phase=Phase.PREPARATION)
    return value


def _write(docs: Path, source: SourceText, values: Mapping[str, Any]) -> str:
    path = source.path.removeprefix("docs/")
    write_checked(docs, {path: with_fields(source, values).encode()})
    return path


def _written(docs: Path, page: Page, text: str) -> str:
    path = path_of(page)
    write_checked(docs, {path: text.encode()})
    return path
