"""What the frame of every page is told: the words, the languages, and the places of the site."""

import re
from collections.abc import Sequence
from functools import partial
from itertools import takewhile
from typing import Any

from jinja2 import Environment

from civildialogue.core.model import ornament
from civildialogue.core.model.conventions import direction, format_date, script
from civildialogue.core.model.lacking import told, tongue
from civildialogue.core.model.language import (
    ENGLISH,
    Locale,
    languages,
    message,
    name_of,
    others,
    record_locale,
)
from civildialogue.core.model.summing import sum_of
from civildialogue.core.site.frame import cards, gathered
from civildialogue.core.site.frame.kept import Kept
from civildialogue.core.site.frame.lean import STYLE, is_enough
from civildialogue.core.site.frame.navigation import footer, navigation
from civildialogue.core.site.frame.policy import POLICY, REFERRER
from civildialogue.core.site.frame.spoken import spoken
from civildialogue.core.site.writing.compiled import COMPILED
from civildialogue.core.site.writing.context import Shared, Writer
from civildialogue.core.site.writing.document import relative
from civildialogue.core.site.writing.naming import words
from civildialogue.core.source import places

_FACES = {"CYRILLIC": ("cyrillic", "latin")}
"""The faces that a page's first screen needs, by its script; figures and signs are in Latin's."""
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|/|#", re.IGNORECASE)


def furnish(env: Environment, config: Any, locale: Locale, shared: Shared) -> str:
    """Gives the theme's templates all that they need for one language of one build, besides the
    page (``meta``, ``content``, ``toc``, ``url``), ``config`` and ``base_url``.

    Returns a sum over what was given: it is the same for the same texts.
    """
    env.bytecode_cache = COMPILED
    lang = env.get_template("partials/language.html").make_module({"config": config})
    menu = navigation(Writer(shared, locale, marks=True))
    given = frame(locale, shared) | {"menu": menu, "material": _material(env, config, shared)}
    env.globals |= given | {"lang": lang}
    # The places in the menu follow from its entries.
    told = {**given, "menu": menu.entries}
    told = {name: value for name, value in told.items() if not callable(value)}
    return sum_of(told)


def _material(env: Any, config: Any, shared: Shared) -> dict[str, str | Sequence[Any] | None]:
    """The theme's styles and script, with ``lean`` where the project's templates show no more;
    ``styles`` and ``scripts`` have what a page loads besides the gathered ones, if it may.
    """
    own = [*takewhile(lambda folder: folder != str(places.THEME), env.loader.searchpath)]
    lean = {"lean": STYLE} if is_enough(env, own, str(places.THEME)) else {}
    features = gathered.styles_of(shared.library.features)
    styles = gathered.rest(config["extra_css"], gathered.STYLES, (gathered.TOKENS, *features), own)
    scripts = gathered.rest(config["extra_javascript"], gathered.SCRIPTS, (), own)
    return {**places.material(), **lean, "styles": styles if lean else None, "scripts": scripts}


def frame(locale: Locale, shared: Shared) -> dict[str, Any]:
    """The values for the theme's templates in one language.

    ``directions`` has that of each language where the site has both; English may stand in.
    """
    ways = {str(each): direction(each) for each in (*languages(), ENGLISH)}
    kept = Kept()
    feeds = (feature.feed % locale for feature in shared.library.shown if feature.feed)
    return {
        "once": kept.once,
        "each": kept.each,
        "to_root": _to_root,
        "ground_of": _ground_of,
        "way": _way,
        "at": _at,
        "words": words(locale, marks=True),
        "policy": POLICY,
        "faces": _FACES.get(script(locale), ("latin",)),
        "referrer": REFERRER,
        "locale": str(locale),
        "record": str(record_locale()),
        "others": [
            {
                "tag": str(other),
                "name": name_of(other),
                "root": other.prefix,
                "words": words(other, marks=True),
                "areas": _areas(Writer(shared, other)),
                "is_said": tongue(other, "switch.title") == other,
            }
            for other in others(locale)
        ],
        "directions": ways if len(set(ways.values())) > 1 else {},
        "prefix": locale.prefix,
        "short_name": shared.library.short_name[locale],
        "card": partial(cards.path, locale=locale) if cards.are_made(shared.library) else None,
        "edition": _edition(locale, shared),
        "feed": next(feeds, ""),
        "spoken": spoken(locale),
        "gathered": {
            "style": gathered.STYLE,
            "script": gathered.script(locale),
            "reading": gathered.READING,
        },
        "areas": _areas(Writer(shared, locale)),
        "lost": ornament.lines("404"),
        "footer": footer(Writer(shared, locale)),
    }


def _areas(writer: Writer) -> list[tuple[str, str]]:
    """The publications and the map of the site: each its title and address."""
    keys = [f"{folder}/index" for folder in writer.library.publications]
    found = [(writer.title(key), writer.address(key)) for key in keys]
    return [*found, (writer.t("map.title"), writer.address("about/map"))]


def _edition(locale: Locale, shared: Shared) -> str:
    """Of which day and which commit the site is, if that is known."""
    head = shared.history.head
    if head is None:
        return ""
    return message(locale, "footer.edition", date=format_date(head.day, locale), commit=head.short)


def _to_root(base_url: str) -> str:
    """The way from a page to the root of the site, with the slash that names go after."""
    return f"{base_url.rstrip('/')}/"


def _ground_of(address: str) -> str:
    """An address that ways lead from alike for the page and for those beside it."""
    above, _, name = address.strip("./").rpartition("/")
    return f"{above}/-/".lstrip("/") if name else ""


def _way(ground: str, address: str) -> str:
    """The shortest way to a page; from a page for missing addresses the whole of it."""
    return f"{ground}{address}" if ground.startswith("/") else relative(ground, address)


def _at(up: str, path: object) -> str:
    """The way to a place below the root; one elsewhere stays as it is."""
    return str(path) if _ELSEWHERE.match(str(path)) else f"{up}{path}"


def in_language(page: str, locale: Locale) -> str:
    """A page that says which language the words are in that stand in for its own."""
    return told(page, is_turned=direction(locale) == "rtl")
