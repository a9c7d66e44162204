"""Where a link leads, and whether it says so: schemes, hosts, and texts that name another host."""

import re
from html import unescape
from urllib.parse import unquote

from civildialogue.model.characters import HIDDEN, mixed

WEB = ("http://", "https://", "mailto:")
"""What a link may lead to outside of the site."""
_AUTHORITY = re.compile(r"https?:[/\\]*([^/?#\\]*)", re.IGNORECASE)
_NAMED = re.compile(
    r"\s*(?:https?://)?((?:[\w-]+\.)+[^\W\d_]{2,24})(?:[:/?#]\S*)?\s*", re.IGNORECASE
)


def is_allowed(target: str) -> bool:
    """Whether a target is relative, or leads to the web or to a mailbox.

    The address is read as a browser reads it: control characters and white space don't count.
    Source: WHATWG URL Standard, basic URL parser, steps 1 and 3.
    """
    plain = re.sub(r"[\x00-\x20\x7f]", "", unescape(target))
    scheme = re.match(r"[^/?#]*?:", plain)
    return scheme is None or scheme[0].lower() in ("http:", "https:", "mailto:")


def is_deceptive(target: str) -> bool:
    r"""Whether an address on the web looks like another: ``https://lex.bg@other.example/``.

    A name before the host, a backslash, and a host of mixed alphabets or hidden characters have no
    honest use in a text. Sources: RFC 3986, section 7.6; UTS #39, section 5.
    """
    found = _AUTHORITY.match(unescape(target).strip())
    if found is None:
        return False
    host = unquote(found[1])
    odd = "@" in host or "\\" in target or not host or HIDDEN.search(host)
    return bool(odd) or any(True for _ in mixed(host))


def misleads(text: str, target: str) -> bool:
    """Whether a link's text is the address of one host while the link leads to another."""
    named, real = _NAMED.fullmatch(text), _AUTHORITY.match(unescape(target).strip())
    if named is None or real is None:
        return False
    shown, led = (h.lower().removeprefix("www.").partition(":")[0] for h in (named[1], real[1]))
    return shown != led and not led.endswith(f".{shown}") and not shown.endswith(f".{led}")
