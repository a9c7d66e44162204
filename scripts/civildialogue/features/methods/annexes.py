"""The annexes as files for Office, in each language that they are written in."""

import hashlib
from collections.abc import Callable
from functools import cache, partial
from importlib.resources import files

from civildialogue.core.model.downloads import slug
from civildialogue.core.model.language import languages
from civildialogue.core.model.library import Page
from civildialogue.core.output import office, standing
from civildialogue.core.output.book.order import Made, Materials, filed
from civildialogue.core.output.book.tree import Converter, converter
from civildialogue.core.output.design import design
from civildialogue.core.site.books.planning import stated
from civildialogue.core.site.writing.context import Writer, html
from civildialogue.features.methods.model import FOLDER, AnnexMatter
from civildialogue.features.methods.pages import grounds, of_library


def everything(materials: Materials) -> list[Callable[[], Made]]:
    """The work for all files, each a piece."""
    found: list[Callable[[], Made]] = []
    made = Converter(converter(materials.settings.extensions))
    for locale in languages():
        writer = Writer(materials.shared, locale)
        for key, record in of_library(writer.library):
            page = writer.library.page(key, locale)
            if page is not None:
                body = text(writer, page, record, materials.settings.address, made)
                found += [
                    partial(_file, materials, writer, page, form, body) for form in office.FORMS
                ]
    return found


def text(writer: Writer, page: Page, record: AnnexMatter, base: str, converter: Converter) -> str:
    """The HTML of the document: that it is a model, the law that it rests on, then its text."""
    basis = "; ".join(words for words, _ in grounds(writer, record.legal_basis))
    address = f"{base}{writer.address(page.key)}"
    notice = (
        f"<p><em>{html(writer.t('annex.notice'))} {html(writer.t('annex.rests', law=basis))} "
        f'<a href="{html(address)}">{html(writer.t("annex.newest"))}</a></em></p>'
    )
    return notice + standing.Texts(writer, page, base, converter).blocks(page.blocks)


def _file(materials: Materials, writer: Writer, page: Page, form: str, body: str) -> Made:
    title = page.matter.title
    facts = {
        "name": f"{slug(page.key)}.{writer.locale}.{form}",
        "form": form,
        "book": slug(page.key),
        **stated(writer, FOLDER),
        "title": title,
        "made_from": hashlib.sha256(_design() + f"{title}\n{body}".encode()).hexdigest(),
        "sources": materials.sources,
    }
    return filed(materials.known, facts, partial(office.write, form, title, writer.locale, body))


@cache
def _design() -> bytes:
    """A sum over what decides how a file looks."""
    folder = files("civildialogue.core.output")
    entries = (folder.joinpath("office.py"), folder.joinpath("book/tables.py"))
    return design(("pypandoc_binary",), entries)
