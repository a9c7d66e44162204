"""The report of a consultation as a book: its facts, the comments, and what became of them."""

from collections.abc import Callable, Mapping
from functools import partial

from civildialogue.core.model.downloads import SUMMARY
from civildialogue.core.model.language import format_date, format_partial_date
from civildialogue.core.site.books import Part, Plan, newest
from civildialogue.core.site.context import Writer
from civildialogue.features.compendium.model.records import Consultation
from civildialogue.features.compendium.model.vocabulary import COMPENDIUM, CONSULTATIONS
from civildialogue.features.compendium.pages.consultations import documents
from civildialogue.features.compendium.pages.dialogue import DialogueWriter


def books(writer: Writer) -> Mapping[str, Callable[[], Plan]]:
    """One of each consultation that was announced, by name; examples have none."""
    held = (located.value for located in writer.library.records(Consultation).values())
    return {
        f"{SUMMARY}{each.id}": partial(_plan, writer, each) for each in held if not each.example
    }


def _plan(writer: Writer, consultation: Consultation) -> Plan:
    name = consultation.id
    keys = (f"{CONSULTATIONS}/{name}", f"{CONSULTATIONS}/{name}-summary")
    made = dict(documents(writer, DialogueWriter(writer)))
    matter = writer.library.publications[COMPENDIUM]
    body = (
        Part(keys[0], "", writer.locale, 0, made[keys[0]]),
        Part(keys[1], writer.t("summary.heading"), writer.locale, 1, made[keys[1]]),
    )
    dates = (format_date(day, writer.locale) for day in (consultation.opens, consultation.closes))
    return Plan(
        slug=f"{SUMMARY}{name}",
        locale=writer.locale,
        title=str(made[keys[1]].meta["title"]),
        subtitle="–".join(dates),
        authors=tuple(author[writer.locale] for author in matter.authors),
        edition=format_partial_date(matter.edition, writer.locale),
        licence=matter.licence,
        origin=writer.t("consultations.summary"),
        address=writer.address(keys[1]),
        commit=newest(writer, [COMPENDIUM]),
        parts=body,
        charts={},
    )
