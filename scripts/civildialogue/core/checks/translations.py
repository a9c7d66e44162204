"""Missing and drifted translations, page by page and block by block."""

from collections.abc import Iterator

from civildialogue.core.model.diagnostics import Diagnostic, Param, Span
from civildialogue.core.model.drift import PageState, State, table
from civildialogue.core.model.library import Library, Page
from civildialogue.core.model.localized import Localized, called
from civildialogue.core.model.text import Block
from civildialogue.core.source.edit import rising

_START = Localized(bg="началото на страницата", en="the beginning of the page")


def pages(library: Library) -> Iterator[Diagnostic]:
    """Originals without a translation, and translations without an original."""
    for locale, translated in library.translated.items():
        for key, page in library.originals.items():
            if key not in translated and key not in library.unreadable:
                params: dict[str, Param] = {"page": key, "lang": str(locale)}
                params["language"] = called(locale)
                yield Diagnostic("translation-missing", page.source.span(1, 1, 3), params)
    for page in library.translations:
        key = page.key
        original = library.originals.get(key)
        if original is None and key in library.unreadable:
            continue
        if original is None:
            yield Diagnostic("translation-orphan", page.source.span(1, 1, 3), {"page": key})
        elif original.matter.kind != page.matter.kind:
            kinds = {"kind": str(page.matter.kind), "original": str(original.matter.kind)}
            yield Diagnostic("kind-differs", page.span_of("kind"), kinds)


def blocks(library: Library) -> Iterator[Diagnostic]:
    """Blocks that are older than their original, missing, not recorded, or of no original."""
    for row in table(library):
        if row.translation is not None:
            yield from _row(row, row.translation)


def _row(row: PageState, page: Page) -> Iterator[Diagnostic]:
    for pair in row.pairs:
        identifier = pair.original.id or ""
        params = {"id": identifier, "original": row.original.source.path}
        params |= {"line": str(pair.original.line), "key": row.original.key}
        if pair.state is State.MISSING:
            first = pair.original.text.split("\n")[0]
            span = row.original.source.span(pair.original.line, 1, len(first))
            params["page"] = page.source.path
            yield Diagnostic("block-untranslated", span, params)
        elif pair.state is State.OLDER and pair.recorded == pair.original.former_hash:
            continue  # The file has an earlier form, which is told of the whole file.
        elif pair.translation is not None and pair.state is not State.CURRENT:
            code = "block-older" if pair.state is State.OLDER else "block-unrecorded"
            yield Diagnostic(code, _place(page, pair.translation), params)
    for identifier, block in page.by_id.items():
        if block.lasting and identifier not in row.original.by_id:
            params = {"id": identifier, "original": row.original.source.path}
            yield Diagnostic("block-unmatched", _place(page, block), params)


def order(library: Library) -> Iterator[Diagnostic]:
    """Passages of a translation that stand in another place than those of the original."""
    for page in library.translations:
        if original := library.originals.get(page.key):
            place = {name: number for number, name in enumerate(original.by_id)}
            common = [name for name in page.by_id if name in place]
            if common != (right := sorted(common, key=place.__getitem__)):
                kept = set(rising([place[name] for name in common]))
                for name in common:
                    if place[name] not in kept:
                        yield _misplaced(page, original, name, right)


def _misplaced(page: Page, original: Page, name: str, right: list[str]) -> Diagnostic:
    at = right.index(name)
    params: dict[str, Param] = {"id": name, "original": original.source.path}
    params["line"] = str(original.by_id[name].line)
    params["after"] = f"{{#{right[at - 1]}}}" if at else _START
    return Diagnostic("block-order", _place(page, page.by_id[name]), params)


def _place(page: Page, block: Block) -> Span:
    return page.source.span(block.line, 1, len(block.text.split("\n")[0]))
