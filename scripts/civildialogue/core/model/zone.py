"""Time zones by their names in the IANA base, as a setting has them."""

import re
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, StringConstraints

USUAL = "Europe/Sofia"
"""The zone of a site whose settings name none."""
ZONE_PATTERN = r"^[A-Za-z][A-Za-z0-9_+-]{0,30}(/[A-Za-z][A-Za-z0-9_+-]{0,30}){0,2}$"

_OF_THE_MACHINE = ("posix", "right", "posixrules", "localtime", "Factory")
"""What some systems have in their base beside the zones; no browser knows it."""


def is_zone(name: str) -> bool:
    """Whether there is a time zone of that name."""
    try:
        ZoneInfo(name)
    except (LookupError, OSError, ValueError):  # None of that name; a folder of the base; no zone.
        return False
    is_everywhere = name.partition("/")[0] not in _OF_THE_MACHINE
    return is_everywhere and re.fullmatch(ZONE_PATTERN, name) is not None


def _known(name: str) -> str:
    if not is_zone(name):
        raise ValueError("a time zone that there is")
    return name


def zone_of(tag: str) -> str:
    """The zone where most people who speak a language live, if their country has but one; else the
    usual one. Source: Unicode CLDR, likely subtags and zones by territory.
    """
    from babel.core import Locale, get_global

    spoken = Locale.parse(tag, sep="-")
    likely = get_global("likely_subtags").get(str(spoken), "")
    country = spoken.territory or likely.rpartition("_")[2]
    zones = [name for name, of in get_global("zone_territories").items() if of == country]
    return zones[0] if len(zones) == 1 else USUAL


Zone = Annotated[str, StringConstraints(pattern=ZONE_PATTERN), AfterValidator(_known)]
"""The name of a time zone, such as ``Europe/Sofia``."""
