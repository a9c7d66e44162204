"""Library → rows of the tables. Examples are left out; redacted words too, but not their count."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from civildialogue.core.feature import Row
from civildialogue.core.model.language import Locale, languages, record_locale
from civildialogue.core.model.library import address
from civildialogue.core.model.vocabulary import Origin
from civildialogue.core.output.data.objects import places
from civildialogue.core.output.data.tables import columns, in_each
from civildialogue.features.compendium.data.tables import FORMER
from civildialogue.features.compendium.model.dialogue import Dialogue, Entry
from civildialogue.features.compendium.model.leaves import leaves_of
from civildialogue.features.compendium.model.matter import Evidence, RecommendationMatter
from civildialogue.features.compendium.model.records import (
    AnyConsultation,
    Comment,
    Consultation,
    Planned,
    Preparation,
)
from civildialogue.features.compendium.model.vocabulary import CONSULTATIONS


@dataclass(frozen=True)
class Rows:
    """Makes the rows; ``base`` is the site's address, with a slash at its end."""

    dialogue: Dialogue
    base: str

    def url(self, key: str, locale: Locale) -> str:
        """The address of a page in a language."""
        return f"{self.base}{locale.prefix}{address(key)}"

    def matters(self) -> Iterator[tuple[str, RecommendationMatter]]:
        """The recommendations that count, with the keys of their pages."""
        for page in self.dialogue.recommendations.values():
            matter = page.matter
            if isinstance(matter, RecommendationMatter) and matter.origin is not Origin.EXAMPLE:
                yield page.key, matter

    @cached_property
    def recommendations(self) -> tuple[Row, ...]:
        """A row for each recommendation; worked out once for all that tell them."""
        return tuple(self._recommendations())

    def _recommendations(self) -> Iterator[Row]:
        library = self.dialogue.library
        for key, matter in self.matters():
            response = matter.response
            row: Row = {
                "id": matter.id,
                "status": str(matter.status),
                "level": str(matter.level),
                "addressee": matter.addressee,
                "themes": matter.themes,
                "methods": matter.methods,
                "evidence": [_evidence(item) for item in matter.evidence],
                "cost": str(matter.cost.class_) if matter.cost else "",
                **in_each("cost-reason", matter.cost.reason if matter.cost else None),
                "priority": str(matter.priority or ""),
                "prerequisites": [
                    p.recommendation for p in matter.prerequisites if p.recommendation
                ],
                "supersedes": matter.supersedes,
                "licence": matter.licence,
                "issued": matter.issued.isoformat(),
                "response-due": _day(matter.response_due),
                "response-date": _day(response.date if response else None),
                **in_each("response", response.text if response else None),
            }
            for locale in languages():
                page = library.page(key, locale) or library.originals[key]
                row[f"title-{locale}"] = page.matter.title
                row[f"summary-{locale}"] = page.matter.summary
                row[f"url-{locale}"] = self.url(key, locale)
            yield row

    @cached_property
    def every_comment(self) -> tuple[Row, ...]:
        """A row for each comment that counts; worked out once."""
        return tuple(self.comments(self.entries()))

    def entries(self) -> Iterator[Entry]:
        """The comments that count."""
        counted = {matter.id for _, matter in self.matters()}
        for entry in self.dialogue.entries.values():
            if not entry.comment.example and entry.comment.target.recommendation in counted:
                yield entry

    def comments(self, entries: Iterable[Entry]) -> Iterator[Row]:
        """A row for each comment."""
        for entry in entries:
            comment, translation = entry.comment, entry.comment.translation
            consultation = self.dialogue.consultation_of(comment)
            key = leaves_of(self.dialogue.library).key(entry)
            yield {
                "id": comment.id,
                "recommendation": comment.target.recommendation,
                "block": comment.target.block,
                "quote": comment.target.quote,
                "anchor": str(entry.anchored.state),
                "consultation": consultation.id if consultation else "",
                "late": entry.late,
                "kind": str(comment.kind),
                "lang": str(comment.lang),
                "author": comment.author.name,
                "capacity": str(comment.author.capacity),
                "organisation": comment.author.organisation or "",
                "received": comment.received.isoformat(),
                "received-via": str(comment.received_via),
                "licence": comment.licence,
                "in-reply-to": comment.in_reply_to or "",
                "text": entry.text,
                "proposal": comment.proposal or "",
                "translation-lang": str(translation.lang) if translation else "",
                "translation": (translation.text or "") if translation else "",
                "translation-proposal": (translation.proposal or "") if translation else "",
                "translation-by": (translation.by or "") if translation else "",
                "redaction": str(comment.redaction.reason) if comment.redaction else "",
                "withheld": str(comment.withheld.reason) if comment.withheld else "",
                "url": f"{self.url(key, record_locale())}#{comment.id}" if key else "",
                **_answer(entry, comment),
            }

    def consultations(self) -> Iterator[Row]:
        """A row for each consultation."""
        for located in self.dialogue.library.records(Planned).values():
            value = located.value
            if isinstance(value, AnyConsultation) and not value.example:
                yield self._consultation(value)

    def _consultation(self, value: AnyConsultation) -> Row:
        return {
            **dict.fromkeys(columns(FORMER["consultations"]), ""),
            "id": value.id,
            **in_each("title", value.title),
            "in-preparation": False,
            "scope": value.scope,
            "extended-from": [],
            "comments": 0,
            **in_each("url", places(self.base, f"{CONSULTATIONS}/{value.id}")),
            **(self._term(value) if isinstance(value, Consultation) else _lacking(value)),
        }

    def _term(self, value: Consultation) -> Row:
        return {
            "opens": value.opens.isoformat(),
            "closes": value.closes.isoformat(),
            "extended-from": [each.closes.isoformat() for each in value.extended],
            "answers-by": _day(value.answers_by),
            "concluded": _day(value.concluded),
            **in_each("short-notice", value.short_notice),
            "comments": sum(1 for _ in self.dialogue.within(value)),
        }


def _lacking(value: Preparation) -> Row:
    return {
        "in-preparation": True,
        **in_each("missing", value.missing),
    }


def _answer(entry: Entry, comment: Comment) -> Row:
    disposition = comment.disposition
    change = disposition.change if disposition else None
    if change and not change.is_said:
        change = None  # As on the page: nobody can follow to it once the history is rewritten.
    return {
        "decision": entry.decision,
        **in_each("reason", disposition.reason if disposition else None),
        "decided-by": disposition.by if disposition else "",
        "decided-on": _day(disposition.on if disposition else None),
        "corrected": bool(disposition and disposition.earlier),
        "due": _day(disposition.due if disposition else None),
        "duplicate-of": (disposition.duplicate_of or "") if disposition else "",
        "change-block": change.block if change else "",
        "change-before": change.before if change else "",
        "change-after": change.after if change else "",
        "change-commit": change.commit if change else "",
        "reply": comment.reply.text if comment.reply else "",
    }


def _day(value: dt.date | None) -> str:
    return value.isoformat() if value else ""


def _evidence(item: Evidence) -> str:
    if item.finding:
        return item.finding
    if item.source:
        return f"{item.source}, {item.locator[record_locale()]}" if item.locator else item.source
    return f"{item.page}#{item.block}" if item.block else str(item.page)
