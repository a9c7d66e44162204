"""The search of the terminal: the browser's own engine, run in V8, on the files of a built site."""

import json
from pathlib import Path
from typing import Any

from py_mini_racer import MiniRacer

from civildialogue.core.model.language import Locale
from civildialogue.core.output.search import script, shards

ROUNDS = 12
"""How often the engine may ask for more; it asks at most seven times."""

_BRIDGE = """
const loaded = new Map();
const load = (name, text) => Boolean(loaded.set(name, JSON.parse(text)));
const ask = (text) => {
  const [query, options] = JSON.parse(text);
  return JSON.stringify(civilSearch.answer(loaded, query, options));
};
"""


class Engine:
    """The engine with the shards that it has loaded so far from one site."""

    def __init__(self, site: Path) -> None:
        """Reads the site's own script. Raises FileNotFoundError if it has none."""
        self.site = site
        self.loaded: list[str] = []
        self.racer = MiniRacer()
        self.racer.eval((site / script.NAME).read_text(encoding="utf-8"))
        self.racer.eval(_BRIDGE)

    def answer(self, query: str, locale: Locale, **options: Any) -> dict[str, Any]:
        """The engine's answer, with all shards that it needed; see ``civilSearch.answer``.

        ``options``: literal, typing, publication, kind, limit.
        """
        given = json.dumps([query, {"locale": str(locale), **options}])
        for _ in range(ROUNDS):
            answer: dict[str, Any] = json.loads(str(self.racer.call("ask", given)))
            if "missing" not in answer:
                return answer
            for name in answer["missing"]:
                self.loaded.append(name)
                self.racer.call("load", name, json.dumps(shards.read(self.site, name)))
        return {"error": "shard-missing"}

    def forget(self) -> None:
        """Drops the shards, as a browser has none on a first visit."""
        self.loaded.clear()
        self.racer.eval("loaded.clear()")


def search(site: Path, query: str, locale: Locale, limit: int) -> dict[str, Any]:
    """``{"query", "reading", "results": [{"url", "title", "snippet", "score"}]}`` for the terminal.

    Addresses are relative to the site's root and lead to the passage; ``reading`` is
    the query as it was understood. Where it applies, ``lacking`` are words that no page has,
    ``guess`` is what may be meant instead, and ``error`` a code if the index is damaged.
    Raises FileNotFoundError if the site has no search at all.
    """
    readable = query.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    answer = Engine(site).answer(readable, locale, limit=limit)
    found: dict[str, Any] = {
        "query": readable,
        "reading": (answer.get("reading") or {}).get("text", readable),
        "results": [_result(result, locale) for result in answer.get("results", [])],
    }
    return found | {key: answer[key] for key in ("lacking", "guess", "error") if key in answer}


def _result(result: dict[str, Any], locale: Locale) -> dict[str, Any]:
    anchor = f"#{result['block']}" if result["block"] else ""
    return {
        "url": f"{locale.prefix}{result['url']}{anchor}",
        "title": result["title"],
        "snippet": "".join(piece["text"] for piece in result["snippet"]),
        "score": result["score"],
    }
