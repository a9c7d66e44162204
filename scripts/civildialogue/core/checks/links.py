"""Links, anchors, images and citations: each leads somewhere."""

import posixpath
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache
from urllib.parse import unquote

from pydantic import AnyUrl

from civildialogue.core.model.addresses import BARE, WEB, refusal
from civildialogue.core.model.diagnostics import Diagnostic, Param, Span
from civildialogue.core.model.language import languages, record_locale
from civildialogue.core.model.library import Library, Page
from civildialogue.core.model.localized import Localized
from civildialogue.core.model.text import Block
from civildialogue.core.model.values import leaves
from civildialogue.core.source import inline


def _each(library: Library, images: bool) -> Iterator[tuple[Page, Block, inline.Found, Span]]:
    for page in library.pages:
        for block in page.blocks:
            for found in inline.links(block):
                if found.is_image == images:
                    span = page.source.span(block.line + found.line, found.column, found.length)
                    yield page, block, found, span


def targets(library: Library) -> Iterator[Diagnostic]:
    """Links to pages, files and anchors that are not there, and schemes that are not allowed."""
    for page, _, found, span in _each(library, images=False):
        target, _, anchor = found.target.partition("#")
        if found.target.startswith(WEB):
            if code := refusal(found.target, found.written):
                yield Diagnostic(code, span, {"target": found.target})
            continue
        if ":" in target.partition("/")[0] or target.startswith("/"):
            yield Diagnostic("link-scheme", span, {"target": found.target})
        elif target.endswith(".md") or not target:
            yield from _page_target(library, page, target, anchor, span)
        elif not library.has_file(_asset(page, target)):
            yield Diagnostic(
                "link-broken", span, {"target": found.target, **_near(library, page, target)}
            )


def addresses(library: Library) -> Iterator[Diagnostic]:
    """Addresses of front matter and of records, by the rule for links in a text.

    What people write in a comment stays words on the page where it would deceive.
    """
    for place_of, record in library.everything:
        for loc, value in leaves(record):
            if isinstance(value, AnyUrl):
                named = [str(value)]
            elif isinstance(value, str) and not library.is_public(record):
                named = BARE.findall(value)
            else:
                continue
            for address in named:
                if code := refusal(address):
                    yield Diagnostic(code, place_of(*loc), {"target": address})


def _page_target(
    library: Library, page: Page, target: str, anchor: str, span: Span
) -> Iterator[Diagnostic]:
    key = library.resolve(page, target) if target else page.key
    if key in library.unreadable and key not in library.originals:
        return
    if key not in library.originals and key not in library.made:
        hint = _near(library, page, f"{target}#{anchor}" if anchor else target)
        yield Diagnostic("link-broken", span, {"target": target, **hint})
        return
    linked = library.page(key, page.locale) or library.page(key, record_locale())
    if anchor and linked and anchor not in linked.prints and not _is_made(library, linked, anchor):
        near = get_close_matches(unquote(anchor), list(linked.prints), cutoff=0.5)
        params: dict[str, Param] = {"anchor": anchor, "page": linked.source.path}
        if near:
            params["hint"] = _did_you_mean(f"{target}#{near[0]}")
        yield Diagnostic("anchor-broken", span, params)


def _is_made(library: Library, page: Page, anchor: str) -> bool:
    """Whether the site itself gives the page a place of that name."""
    return anchor == "sources" and bool(cited_on(library, page))


def _near(library: Library, page: Page, target: str, *, is_image: bool = False) -> dict[str, Param]:
    """The page or file that a link may have meant, by its way from the page that has the link."""
    path, _, anchor = unquote(target).partition("#")
    path = path.partition("?")[0]
    here = posixpath.dirname(page.key) or "."
    names = _ways(library, here, is_image)
    wanted = posixpath.relpath(_without_tag(posixpath.join(here, path)), here)
    name = posixpath.basename(wanted)
    for tried in (name, f"{name}.md"):
        for alike in get_close_matches(tried, names, n=1, cutoff=0.6):
            way = max(names[alike], key=lambda way: SequenceMatcher(None, way, wanted).ratio())
            linked = library.originals.get(library.resolve(page, way))
            has_anchor = bool(anchor and linked and anchor in linked.prints)
            return {"hint": _did_you_mean(f"{way}#{anchor}" if has_anchor else way)}
    return {}


def _without_tag(path: str) -> str:
    """The path of a page as a link has it, of one with the tag of a language."""
    ending = next((f".{tag}.md" for tag in languages() if path.endswith(f".{tag}.md")), "")
    return f"{path.removesuffix(ending)}.md" if ending else path


@lru_cache(maxsize=2)
def _ways(library: Library, here: str, is_image: bool) -> Mapping[str, list[str]]:
    """What a link in a folder can lead to, by name: the ways to pages, made ones too, and files."""
    pages = [] if is_image else [f"{key}.md" for key in (*library.originals, *sorted(library.made))]
    names: dict[str, list[str]] = {}
    for each in (*pages, *sorted(library.assets)):
        names.setdefault(posixpath.basename(each), []).append(posixpath.relpath(each, here))
    return names


def _did_you_mean(word: str) -> Localized:
    return Localized(bg=f"имахте предвид „{word}“?", en=f"did you mean “{word}”?")


def _asset(page: Page, target: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(page.key), target))


def images(library: Library) -> Iterator[Diagnostic]:
    """Images from elsewhere or not there, and images without a text alternative.

    Source: WCAG 2.2, success criterion 1.1.1.
    """
    for page, _, found, span in _each(library, images=True):
        if not library.has_file(_asset(page, found.target)):
            hint = _near(library, page, found.target, is_image=True)
            yield Diagnostic("image-broken", span, {"target": found.target, **hint})
        if not found.text.strip():
            yield Diagnostic("image-alternative-missing", span, {"target": found.target})


def citations(library: Library) -> Iterator[Diagnostic]:
    """Citations of a source that ``_data/sources.yml`` has not."""
    near: dict[str, list[str]] = {}  # Of one wrong name there are often many.
    for page in library.pages:
        for block in page.blocks:
            for found, cited in inline.citations(block):
                for item in cited:
                    is_told = library.is_faulty("sources", item.key)
                    if item.key not in library.sources and not is_told:
                        at = page.source.span(block.line + found.line, found.column, found.length)
                        if item.key not in near:
                            near[item.key] = get_close_matches(item.key, list(library.sources))
                        params: dict[str, Param] = {"key": item.key}
                        if near[item.key]:
                            params["hint"] = _did_you_mean(f"@{near[item.key][0]}")
                        yield Diagnostic("citation-unknown", at, params)


def cited_on(library: Library, page: Page) -> list[str]:
    """The sources of a page: those of its facts, then those its text cites; each once."""
    keys = [each.value for each in library.references.of(page.key) if each.is_cited]
    cited = (items for block in page.blocks for _, items in inline.citations(block))
    keys += [item.key for items in cited for item in items]
    return [key for key in dict.fromkeys(keys) if key in library.sources]
