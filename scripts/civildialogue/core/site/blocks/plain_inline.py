"""Words of Markdown → HTML without a tree: code, links, citations, addresses, breaks, emphasis.

It follows Python-Markdown's order and takes only what it is sure of; for the rest it says so. What
Python-Markdown keeps aside under a placeholder is kept aside here, too, so that emphasis sees the
same signs on both sides.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from civildialogue.core.model.addresses import refusal
from civildialogue.core.site.blocks.marker import ADDRESS
from civildialogue.core.site.blocks.plain_words import (
    UnsureError,
    attribute,
    code_spans,
    escaped,
    words,
)

Resolve = Callable[[str], str]
"""What becomes of the target of a link or an image."""


_CITED = "{: .cd-citation }"
_BACKSLASH = re.compile(r"\\(.)", re.DOTALL)
_ESCAPABLE = frozenset("\\`*_{}[]()>#+-.!|")
# A sign behind a backslash waits as a private one, which is neither a letter nor a space.
_HELD = 0xE100
_HELD_SIGN = re.compile("[\ue100-\ue1ff]")
_IN_TARGET = r"[^\s()<>\"'\\\[\]{}\x02\x03\ue010-\ue1ff]"
_LINK = re.compile(rf"\[([^\[\]]*+)\]\(((?>(?:{_IN_TARGET}++|\({_IN_TARGET}*+\))+))\)")
_BRACKETS = re.compile(r"\[[^\[\]]*+\](?!\()")
_ALT = re.compile(r"[^\x02\x03\n\ue012\ue013\ue100-\ue1ff]*+")
# No scheme, no host: what leads within the site needs no look at where it leads.
_OWN = re.compile(r"(?!//)[\w#./%-]++")
_STANDING = re.compile(ADDRESS)
_KEPT = re.compile("\x02([0-9]+)\x03")
_AFTER_BREAK = re.compile(r"<br />\n\s++(?=<|\Z)")
_TAG = re.compile(r"<[^<>]*+>")
_refused = lru_cache(1 << 12)(refusal)


def inline(text: str, resolve: Resolve) -> str:
    """The HTML of the words of one block. Raises UnsureError."""
    kept: list[str] = []
    if "`" in text:
        text = _code(text, kept)
    is_escaped = "\\" in text
    if is_escaped:
        if "&" in text:
            raise UnsureError
        text = _BACKSLASH.sub(lambda match: _behind_backslash(match, kept), text)
    if "[" in text:
        text = _links(text, kept, resolve)
    if "{" in text:
        raise UnsureError
    if "\ue012" in text:
        text = _STANDING.sub(lambda match: _address(match[1], kept, resolve), text)
    html = _kept_put_back(_words(text, kept), kept)
    if is_escaped:
        html = _HELD_SIGN.sub(_released, html)
    return _unshielded(html)


def _words(text: str, kept: list[str]) -> str:
    """What is left when code, links and addresses are aside; with placeholders in it."""
    if "  \n" in text:
        text = text.replace("  \n", _keep("<br />\n", kept))
    return words(text)


def _keep(html: str, kept: list[str]) -> str:
    kept.append(html)
    return f"\x02{len(kept) - 1}\x03"


def _kept_put_back(html: str, kept: list[str]) -> str:
    """The HTML without placeholders; what comes after a break loses blank space, as in a tree."""
    if not kept:
        return html
    html = _KEPT.sub(lambda match: kept[int(match[1])], html)
    return _AFTER_BREAK.sub("<br />\n", html) if "<br />" in html else html


def _code(text: str, kept: list[str]) -> str:
    parts, at = [], 0
    for start, first, end, after in code_spans(text):
        inner = text[first:end].strip().replace("&", "&amp;").replace(">", "&gt;")
        parts += [text[at:start], _keep(f"<code>{inner}</code>", kept)]
        at = after
    return "".join([*parts, text[at:]])


def _behind_backslash(match: re.Match[str], kept: list[str]) -> str:
    sign = match[1]
    if sign in _ESCAPABLE:
        return chr(_HELD + ord(sign))
    return _keep("<br />\n", kept) if sign == "\n" else match[0]


def _released(match: re.Match[str]) -> str:
    sign = chr(ord(match[0]) - _HELD)
    return "&gt;" if sign == ">" else sign


def _links(text: str, kept: list[str], resolve: Resolve) -> str:
    """Links and images; brackets that are none stay, where no page of references names them."""
    if _CITED in text and text.count("}") > text.count(_CITED):
        raise UnsureError  # The list of attributes would end at the last of them.
    parts, at, start = [], 0, text.find("[")
    while start >= 0:
        found = _LINK.match(text, start)
        if found is None:
            literal = _BRACKETS.match(text, start)
            if literal is None:
                raise UnsureError
            end = literal.end()
        else:
            end = found.end()
            is_image = start > at and text[start - 1] == "!"
            is_cited = text.startswith(_CITED, end)
            html = (_image if is_image else _link)(found[1], found[2], kept, resolve)
            if is_cited and is_image:
                raise UnsureError
            if is_cited:
                html = html.replace("<a ", '<a class="cd-citation" ', 1)
                end += len(_CITED)
            parts += [text[at : start - is_image], _keep(html, kept)]
            at = end
        start = text.find("[", end)
    return "".join([*parts, text[at:]])


def _link(label: str, target: str, kept: list[str], resolve: Resolve) -> str:
    if "\ue012" in label:
        raise UnsureError
    inner = _kept_put_back(_words(label, kept), kept)
    if not _OWN.fullmatch(target):
        shown = _TAG.sub("", inner)
        if "&" in shown or _refused(target, _unshielded(shown)):
            raise UnsureError
    return f'<a href="{attribute(resolve(target))}">{inner}</a>'


def _image(alt: str, target: str, kept: list[str], resolve: Resolve) -> str:
    if not (_ALT.fullmatch(alt) and _OWN.fullmatch(target)):
        raise UnsureError
    return f'<img alt="{attribute(alt)}" src="{attribute(resolve(target))}" />'


def _address(address: str, kept: list[str], resolve: Resolve) -> str:
    if "\x02" in address or _HELD_SIGN.search(address) or _refused(address, address):
        raise UnsureError
    link = f'<a href="{attribute(resolve(address))}">{escaped(address)}</a>'
    return _keep(link, kept)


def _unshielded(html: str) -> str:
    """See ``marker.unshield``; the signs stand in HTML already."""
    if "\ue010" in html or "\ue012" in html:
        html = html.replace("\ue010", "&lt;").replace("\ue012", "&lt;")
    if "\ue013" in html:
        html = html.replace("\ue013", "&gt;")
    return html.replace("\ue011", "{") if "\ue011" in html else html
