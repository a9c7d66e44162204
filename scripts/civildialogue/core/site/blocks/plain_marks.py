"""What a mark adds to the finished HTML of a block: its id, its permalink, and notes."""

import re
from collections.abc import Mapping

from civildialogue.core.site.blocks.plain_inline import Resolve
from civildialogue.core.site.blocks.plain_words import attribute, escaped

_OPENING = re.compile(r"<(p|h[1-6])(?: id=\"[^\"]*+\")?>")


def marked(html: str, payload: Mapping[str, str], resolve: Resolve = str) -> str:
    """The HTML of one block as ``plain.html`` gives it, with what ``markdown.Marks`` would add.

    ``payload`` is what the mark below the block carries; ``resolve`` is applied to the address of
    what changed, as to any other link's.
    """
    name = attribute(payload["id"])
    link = f'<a aria-labelledby="__permalink" class="cd-permalink" href="#{name}">¶</a>'
    own = escaped(payload["own"]) if "own" in payload else None
    older = " cd-older" if "note" in payload else ""
    opening = _OPENING.match(html)
    if opening is None:
        sign = "" if own is None else f'<p class="cd-own">{own}</p>'
        holder = f'<div class="cd-block{older}" id="{name}">{html}{sign}{link}</div>'
    else:
        shown = f' class="{older.strip()}"' if older else ""
        sign = "" if own is None else f' <small class="cd-own">{own}</small>'
        inner = html[opening.end() : html.rindex("</")]
        end = html[html.rindex("</") :]
        holder = f'<{opening[1]}{shown} id="{name}">{inner}{sign}{link}{end}'
    if "note" not in payload:
        return holder
    change, words = attribute(resolve(payload["change"])), escaped(payload["change-text"])
    note = f'{escaped(payload["note"])} <a href="{change}">{words}</a>'
    return f'{holder}<p class="cd-older-note">{note}</p>'
