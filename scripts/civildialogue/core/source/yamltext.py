"""Values → YAML that every reader of YAML takes for the same text, of whichever version."""

import re
from collections.abc import Mapping

import yaml

# Source: YAML 1.1 (bool, float, int, null, timestamp) and YAML 1.2.2, section 10.3.2: all that
# either of them takes for something else than text.
_OTHER = re.compile(
    r"[-+]?[0-9][0-9_]*(?:\.[0-9_]*)?(?:e[-+]?[0-9]+)?|0[xob][0-9a-f_]+|[0-9]+(?:-[0-9]+){2}"
    r"|~|null|true|false|yes|no|on|off|y|n",
    re.IGNORECASE,
)
_PLAIN = re.compile("[A-Za-z0-9][A-Za-z0-9_/-]*")


class _Dumper(yaml.SafeDumper):
    """Quotes what YAML 1.2 takes for a number, too."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = '"' if _OTHER.fullmatch(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style)


_Dumper.add_representer(str, _text)


def scalar(text: str) -> str:
    """An id, a key of a page or a hash as a scalar; in quotes where it isn't plainly text."""
    is_plain = _PLAIN.fullmatch(text) and not _OTHER.fullmatch(text)
    return text if is_plain else f'"{text}"'


def dump(values: Mapping[str, object]) -> str:
    """Data as a block of YAML, in their order, each text on one line where it has one."""
    return yaml.dump(
        dict(values), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000
    )


def flow(value: object) -> str:
    """A value on one line: a text in quotes where it needs them, a mapping in braces."""
    text = yaml.dump(
        value,
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=1_000_000,
        default_flow_style=True,
    )
    return text.removesuffix("\n").removesuffix("\n...")
