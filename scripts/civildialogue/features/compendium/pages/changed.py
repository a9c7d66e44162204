"""What a change of a comment means, for who reviews it."""

from typing import Any

from civildialogue.core.feature import RecordChange
from civildialogue.core.model.conventions import format_date
from civildialogue.core.model.language import languages
from civildialogue.core.model.library import Located
from civildialogue.core.site.blocks.words import cut, shown, strokes
from civildialogue.core.site.writing.context import Writer
from civildialogue.features.compendium.model import redaction
from civildialogue.features.compendium.model.dialogue import decision_of, dialogue_of
from civildialogue.features.compendium.model.records import Comment
from civildialogue.features.compendium.model.vocabulary import RECOMMENDATIONS
from civildialogue.features.compendium.receipts import receipt


def describe(writer: Writer, change: RecordChange) -> str:
    """A comment that came, went or changed, with the passage that it is about and its answer."""
    located: Located[Comment] = redaction.shown(change.record)
    comment, text = located.value, located.text
    names = filter(None, (comment.author.name, comment.author.organisation))
    author = writer.t("comments.withheld") if comment.taken else shown(", ".join(names))
    facts = [
        writer.t(f"comment-kind.{comment.kind}"),
        f"{author} ({writer.t(f'capacity.{comment.author.capacity}')})",
        format_date(comment.received, writer.locale),
        comment.licence,
    ]
    what = writer.t(f"review.{'answered' if _is_answered(change) else change.kind}")
    lines = [
        f"### {writer.t('review.comment')} `{comment.id}`: {what}",
        " · ".join(facts),
        f"{writer.t('review.under')} `{comment.target.recommendation}#{comment.target.block}`:",
        f"> {shown(cut(_passage(change, comment))) or writer.t('review.no-passage')}",
    ]
    if comment.proposal is not None:
        lines.append(f"{writer.t('comments.proposal')}:")
        lines.append(f"> {strokes(comment.target.quote, comment.proposal)}")
    if text:
        lines.append(shown(cut(text)))
    if comment.translation:
        told = comment.translation
        by = f" ({shown(told.by)})" if told.by else ""
        lines.append(f"{writer.t('comments.translation')}{by}:")
        words = (told.proposal, told.text)
        lines += [f"> {told.lang}: {shown(cut(each))}" for each in words if each]
    if change.before is None and not comment.example:
        entry = dialogue_of(change.library).entries[comment.id]
        lines.append(shown(receipt(change.library, entry, writer.locale)))
    if comment.disposition:
        decision = writer.t(f"decision.{decision_of(comment.disposition)}")
        lines.append(f"{writer.t('comments.answer')}: **{decision}**")
        reason = comment.disposition.reason
        lines += [f"> {locale}: {shown(cut(reason[locale]))}" for locale in languages()]
    if comment.reply:
        lines += [f"{writer.t('comments.reply')}:", f"> {shown(cut(comment.reply.text))}"]
    return "\n\n".join(lines)


def outline(change: RecordChange) -> dict[str, Any]:
    """The same for programs: the passage that the comment is about, and whether it is answered."""
    target = change.record.value.target
    return {
        "recommendation": target.recommendation,
        "block": target.block,
        "answered": _is_answered(change),
    }


def _is_answered(change: RecordChange) -> bool:
    """Whether the change brings the answer."""
    before, after = change.before, change.after
    return bool(before and after and before.value.disposition != after.value.disposition)


def _passage(change: RecordChange, comment: Comment) -> str:
    """The text of the passage that a comment is about, in its own language if it is there."""
    key = f"{RECOMMENDATIONS}/{comment.target.recommendation}"
    page = change.library.page(key, comment.lang) or change.library.originals.get(key)
    block = page.by_id.get(comment.target.block) if page else None
    return block.text if block else ""
