"""The pages that have two languages side by side: which there are, and the frame of each."""

from civildialogue.core.model.conventions import called_in
from civildialogue.core.model.lacking import tongue
from civildialogue.core.model.language import Locale, languages, record_locale
from civildialogue.core.model.library import Page, facing
from civildialogue.core.site.pages import parts
from civildialogue.core.site.writing.context import Document, Writer


def translations(writer: Writer, key: str) -> list[Locale]:
    """The translations that a page leads to side by side with the record: its own, or every one."""
    found = writer.library.translations_of(key)
    return [tag for tag in found if writer.locale in (record_locale(), tag)]


def document(writer: Writer, page: Page, locale: Locale) -> Document:
    """The frame of the record beside a translation; its rows are set in after the build."""
    key, spoken = page.key, tongue(writer.locale, "facing.title")
    pair = called_in(spoken, record_locale(), locale)
    forum = {
        **parts.addresses(writer, facing(key, locale), [*languages()]),
        "facing_of": key,
        "facing_with": str(locale),
        "single": writer.address(key),
        "hidden": True,
    }
    return writer.document(
        writer.t("facing.title", title=page.matter.title, languages=pair),
        page.matter.summary,
        slot(key),
        forum=forum,
        hide=["navigation", "toc"],
    )


def slot(key: str) -> str:
    """What stands in the built page where the rows belong."""
    return f'<div class="cd-facing" data-key="{key}"></div>'
