"""In books: the report of a consultation, and the index of recommendations by addressee."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from civildialogue.core.model.conventions import format_date, format_partial_date
from civildialogue.core.model.downloads import SUMMARY
from civildialogue.core.site.books.planning import ENDS, Part, Plan, end, newest
from civildialogue.core.site.writing.context import Writer
from civildialogue.features.compendium.model.matter import RecommendationMatter
from civildialogue.features.compendium.model.records import Consultation
from civildialogue.features.compendium.model.vocabulary import COMPENDIUM, CONSULTATIONS
from civildialogue.features.compendium.pages.consultations import documents

ADDRESSEES = f"{ENDS}addressees"


def books(writer: Writer) -> Mapping[str, Callable[[], Plan]]:
    """One of each consultation that was announced, by name; examples have none."""
    held = (located.value for located in writer.library.records(Consultation).values())
    return {
        f"{SUMMARY}{each.id}": partial(_plan, writer, each) for each in held if not each.example
    }


def _plan(writer: Writer, consultation: Consultation) -> Plan:
    name = consultation.id
    keys = (f"{CONSULTATIONS}/{name}", f"{CONSULTATIONS}/{name}-summary")
    made = dict(documents(writer))
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


def ends(writer: Writer, keys: Sequence[str]) -> Iterator[Part]:
    """The index of the recommendations of a book by addressee."""
    if groups := _addressees(writer, keys):
        body = writer.render("compendium/addressees.md.j2", ADDRESSEES, groups=groups)
        yield end(writer, ADDRESSEES, writer.t("book.addressees"), body)


def _addressees(writer: Writer, keys: Sequence[str]) -> list[tuple[str, str, list[str]]]:
    """Each authority that recommendations of the book speak to, with their pages."""
    found: dict[str, list[str]] = {}
    for key in keys:
        record = writer.library.originals[key].original
        for name in record.addressee if isinstance(record, RecommendationMatter) else ():
            if name in writer.library.authorities:
                found.setdefault(name, []).append(key)
    authorities = writer.library.authorities
    named = {name: authorities[name].value.name[writer.locale] for name in found}
    return [(name, named[name], found[name]) for name in writer.sorted(named)]
