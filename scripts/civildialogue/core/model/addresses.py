"""Where a link leads, and whether it says so: schemes, hosts, and texts that name another host."""

import ipaddress
import re
from functools import cache
from html import unescape
from urllib.parse import unquote, urlsplit

from civildialogue.core.model.characters import HIDDEN, mixed
from civildialogue.core.model.conventions import months
from civildialogue.core.model.language import PROGRAM, Locale, languages

WEB = ("http://", "https://", "mailto:")
"""What a link may lead to outside of the site."""
MAIL = re.compile(r"(?<![A-Za-z0-9._+-])[A-Za-z0-9._+-]++@[A-Za-z0-9-]++(?>(?:\.[A-Za-z0-9-]++)+)")
"""An address for electronic mail within a text."""
BARE = re.compile(r"https?://[^\s<>()\[\]\"'`„“”«»]++", re.IGNORECASE)
"""An address on the web within a text."""
_DOMAIN = re.compile(
    r"(?<![\w.-])(?>(?:[a-z0-9-]++\.(?=[a-z0-9]))+)[a-z]{2,24}(?![\w-])", re.IGNORECASE
)
_AUTHORITY = re.compile(r"https?:[/\\]*([^/?#\\]*)", re.IGNORECASE)
_SPACE = re.compile(r"\s")
_SIGNS = re.compile(r"[*`~\\]|(?<![\w/\\])_+|_+(?![\w/])")
_AROUND = " \t\n\r\xa0.,;:!?\"'„“”«»‚‘’‹›()[]<>"
_NAMED = re.compile(
    r"\s*(?:https?://)?((?:[\w-]+\.)+[^\W\d_]{2,24})(?:[:/?#]\S*)?\s*", re.IGNORECASE
)


def is_allowed(target: str) -> bool:
    """Whether a target is relative, or leads to the web or to a mailbox.

    The address is read as a browser reads it: control characters and white space don't count.
    Source: WHATWG URL Standard, basic URL parser, steps 1 and 3.
    """
    plain = re.sub(r"[\x00-\x20\x7f]", "", unescape(target))
    if plain.replace("\\", "/").startswith("//"):  # Another host, by the scheme of the page.
        return False
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
    return bool(odd) or any(True for _ in mixed(_in_letters(host)))


def _in_letters(host: str) -> str:
    """A host with its labels in the letters that a browser shows. Source: RFC 5891, section 4.4."""
    labels = []
    for label in host.split("."):
        try:
            is_coded = label.lower().startswith("xn--")
            labels.append(label[4:].encode().decode("punycode") if is_coded else label)
        except (UnicodeError, OverflowError):
            labels.append(label)
    return ".".join(labels)


def refusal(target: str, text: str = "") -> str | None:
    """The code of what is wrong with an address, wherever it stands and whatever its words are.

    The one rule for the text of pages, front matter, records, and what is drawn from them.
    """
    if not is_allowed(target):
        return "link-scheme"
    if leads_nowhere(target):
        return "link-nowhere"
    return "link-deceptive" if is_deceptive(target) or misleads(text, target) else None


def _mailboxes(target: str) -> list[str]:
    """Whom a ``mailto:`` address names. Source: RFC 6068, section 2."""
    named = target[len("mailto:") :].partition("?")[0]
    return [unquote(each).strip() for each in named.split(",")]


def leads_nowhere(target: str) -> bool:
    """Whether an address of the web or of a mailbox can be none.

    Its host has labels without letters, its port is no number, it has white space, or nobody is
    named. Sources: RFC 1035, section 2.3.1; RFC 3986, sections 3.2.3 and 2; RFC 6068, section 2.
    """
    plain = unescape(target).strip()
    if plain[:7].lower() == "mailto:":
        return not all(map(MAIL.fullmatch, _mailboxes(plain)))
    found = _AUTHORITY.match(plain)
    if found is None:
        return False
    host, _, port = unquote(found[1]).rpartition("@")[2].partition(":")
    if host.startswith("["):  # An address of IPv6, which the parser of addresses knows.
        return False
    is_port = not port or (port.isascii() and port.isdigit() and 0 < int(port[:6]) < 65536)
    return not all(host.removesuffix(".").split(".")) or not is_port or bool(_SPACE.search(plain))


def misleads(text: str, target: str) -> bool:
    """Whether a link's text is the address of one host or mailbox while it leads to another.

    The text may have signs of Markdown in it and quotation marks around it.
    """
    shown = _SIGNS.sub("", text).strip(_AROUND)
    plain = unescape(target).strip()
    mail, real = plain[:7].lower() == "mailto:", _AUTHORITY.match(plain)
    if not mail and real is None:
        return False
    if MAIL.fullmatch(shown):
        return not mail or shown.lower() not in _mailboxes(plain.lower())
    if (named := _NAMED.fullmatch(shown)) is None:
        return False
    led = real[1] if real else _mailboxes(plain)[0].rpartition("@")[2]
    hosts = (host.lower().removeprefix("www.").partition(":")[0] for host in (named[1], led))
    one, other = hosts
    return one != other and not other.endswith(f".{one}") and not one.endswith(f".{other}")


_WORKPLACE = re.compile(r"(?:dev|devel|development|test|testing|stage|qa|uat|preprod|preview)\d*")
_STAGED = re.compile(r"(?:.*-)?(?:staging|preprod|preview)(?:-.*)?")
_UNPUBLISHED = frozenset(("local", "localhost", "test", "invalid", "internal", "lan", "arpa"))
_ARCHIVES = frozenset(
    (
        "web.archive.org",
        "archive.ph",
        "archive.is",
        "archive.today",
        "webcache.googleusercontent.com",
    )
)
_SHARED_SUFFIX = re.compile(r"(?:co|com|ac|gov|org|net|edu)\.[a-z]{2}")


def host_of(address: str) -> str:
    """The host of an address on the web, in small letters; empty if it has none."""
    try:
        return (urlsplit(address).hostname or "").rstrip(".")
    except ValueError:
        return ""


def is_archived(address: str) -> bool:
    """Whether the address is that of a copy in a web archive."""
    return host_of(address) in _ARCHIVES


def is_preliminary(address: str) -> bool:
    """Whether a host is a developer's workplace or one machine: nothing is published there.

    A registered name such as ``test.de`` or ``dev.bg`` is not; only what stands before one counts.
    Sources: RFC 6761 and RFC 6762 (special names), RFC 1918 and RFC 4193 (private addresses).
    """
    host = host_of(address)
    if not host:
        return False
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        labels = host.split(".")
    if len(labels) == 1 or labels[-1] in _UNPUBLISHED:
        return True
    registered = 3 if _SHARED_SUFFIX.fullmatch(".".join(labels[-2:])) else 2
    before = labels[:-registered]
    return any(_WORKPLACE.fullmatch(name) or _STAGED.fullmatch(name) for name in before)


def place(address: str) -> str:
    """What two spellings of one address have in common.

    Left out: the scheme, ``www.``, the default port, the last slash, a fragment that is no route.
    """
    parts = urlsplit(address)
    port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    query = f"?{parts.query}" if parts.query else ""
    route = f"#{parts.fragment}" if parts.fragment.startswith(("/", "!")) else ""
    path = unquote(parts.path).rstrip("/")
    return f"{host_of(address).removeprefix('www.')}{port}{path}{query}{route}"


def is_own(target: str, site: str) -> bool:
    """Whether an address on the web is a place of the site that stands at the address ``site``."""
    plain, base = unescape(target).strip(), host_of(site).removeprefix("www.")
    if not base or host_of(plain).removeprefix("www.") != base:
        return False
    return f"{urlsplit(plain).path}/".startswith(f"{urlsplit(site).path.rstrip('/')}/")


def says_where(text: str, site: str) -> bool:
    """Whether a contact names an address that is not just the site itself.

    That is a mailbox, a place on the web, or a number that is no date: of a telephone, a street.
    """
    rest = BARE.sub(" ", text)
    places = [*BARE.findall(text), *(f"https://{name}" for name in _DOMAIN.findall(rest))]
    if MAIL.search(text) or any(not is_own(place, site) for place in places):
        return True
    dates = _dates(frozenset((*PROGRAM, *languages())))
    return any(sign.isdigit() for sign in dates.sub(" ", _DOMAIN.sub(" ", rest)))


@cache
def _dates(locales: frozenset[Locale]) -> re.Pattern[str]:
    """Days and years, with the months in words of the languages."""
    month = "|".join(re.escape(name) for locale in sorted(locales) for name in months(locale))
    return re.compile(
        rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s(?:{month})\b|\b(?:{month})\s\d{{1,2}}\b"
        r"|\b\d{1,2}\.\d{1,2}\.(?:19|20)\d\d\b|\b(?:19|20)\d\d(?:-\d\d-\d\d)?\b",
        re.IGNORECASE,
    )
