"""Each code whose help names a change, with what a person does who follows it."""

import json
import re
from collections.abc import Callable, Mapping

from following import (
    DAY,
    PAGE,
    TO_CYRILLIC,
    TO_LATIN,
    Place,
    joined,
    noted,
    again_in_utf8,
    between,
    boxed,
    broken,
    brought_back,
    brought_back_alone,
    buried,
    cells,
    closed,
    copied,
    entry_gone,
    fewer_cells,
    field_added,
    fixed,
    gone,
    headed,
    in_both,
    indented,
    meant,
    merged,
    moved,
    named,
    outlined,
    own_address,
    pictured,
    plugin_first,
    quoted,
    recorded,
    ruled,
    section,
    setting,
    suggested,
    turned_on,
    unit_once,
    unpaired,
)


def _hand(name: str) -> Callable[[Place], None]:
    return lambda at: at.put(at[name])


FOLLOWED: Mapping[str, Callable[[Place], None]] = {
    "merge-unfinished": merged,
    "words-unknown": lambda at: at.put(at.suggested) if at.suggested else gone(at),
    "words-unusable": lambda at: at.rows(f"  {at['name']}: {json.dumps(at['english'])}"),
    "words-unread": lambda at: at.path.unlink(),
    "bidi-control": lambda at: at.put(""),
    "invisible-character": lambda at: at.put(""),
    "marks-stacked": lambda at: at.put(""),
    "utf8-invalid": again_in_utf8,
    "symbolic-link": named,
    "front-matter-missing": lambda at: at.rows("---", at.line, *at.lines[1:5], count=5),
    "yaml-alias": lambda at: at.rows(
        re.sub(r"&\w+ ", "", at.line) if at.words == "&" else at.before + "Глава"
    ),
    "yaml-duplicate-key": gone,
    "yaml-tag": lambda at: at.rows(at.before + '"' + at.line[len(at.before) :] + '"'),
    "field-missing": field_added,
    "field-unknown": lambda at: at.put(at.suggested) if at.suggested else gone(at),
    "value-unknown": suggested,
    "status-unknown": suggested,
    "reference-unknown": meant("value"),
    "citation-unknown": lambda at: at.swap(f"@{at['key']}", at.suggested),
    "anchor-broken": lambda at: (
        at.swap(f"{PAGE}#{at['anchor']}", at.suggested)
        if at.suggested
        else at.put(at.words.replace(at["anchor"], "first"))
    ),
    "chart-table-unknown": meant("id"),
    "order-incomplete": lambda at: (at.project / at["index"]).write_text(
        (at.project / at["index"])
        .read_text(encoding="utf-8")
        .replace("order: [", f"order: [{at['page']}, "),
        encoding="utf-8",
    ),
    "id-differs-from-name": lambda at: at.rows(f"id: {at['name']}"),
    "kind-differs": lambda at: at.rows(f"kind: {at['original']}"),
    "section-missing": section,
    "setting-unsupported": setting,
    "folder-outside": lambda at: at.put(
        {"docs_dir": "docs", "site_dir": "site"}.get(at["setting"], "overrides")
    ),
    "site-dir-taken": lambda at: at.put("site"),
    "plugin-order": plugin_first,
    "heading-level": _hand("allowed"),
    "heading-underlined": fixed(headed),
    "heading-unread": gone,
    "heading-tight": fixed(lambda at: at.put(f"\\{at.words}")),
    "link-text-missing": lambda at: at.put(at.help.split("`")[1]),
    "link-unread": fixed(lambda at: at.put(f"[текст]({PAGE})")),
    "stress-unread": fixed(lambda at: at.put(re.sub(r"([*_~^=])", r"\\\1", at.words))),
    "row-adrift": fixed(joined),
    "footnote-unread": fixed(noted),
    "line-not-empty": fixed(lambda at: at.rows("")),
    "heading-id-missing": fixed(),
    "block-id-missing": fixed(),
    "id-unrecorded": fixed(),
    "page-unrecorded": fixed(),
    "block-order": fixed(),
    "block-unrecorded": lambda at: at.command(
        "translations", "--record", at["key"], "--block", at["id"]
    ),
    "block-crammed": fixed(lambda at: at.rows("", at.line)),
    "image-metadata": fixed(),
    "list-adrift": fixed(lambda at: at.rows("", at.line)),
    "list-mark": fixed(lambda at: at.put("-")),
    "list-indent": fixed(lambda at: at.rows("    " + at.line.lstrip())),
    "box-empty": fixed(indented),
    "alert-unknown": fixed(boxed),
    "id-misplaced": fixed(lambda at: at.rows(at.before.rstrip(), at.words)),
    "id-repeated": gone,
    "id-unpaired": unpaired,
    "id-invalid": in_both(lambda at: "{#legal-basis}"),
    "id-surplus": gone,
    "id-duplicate": lambda at: at.put(f"{at.words}-2"),
    "id-changed": in_both(lambda at: f"{{#{at['old']}}}"),
    "ledger-shrunk": brought_back,
    "comment-removed": brought_back,
    "redaction-undone": brought_back_alone,
    "id-removed": buried,
    "page-removed": buried,
    "tombstone-alive": entry_gone,
    "tombstone-target": gone,
    "link-broken": broken,
    "image-broken": pictured,
    "link-scheme": broken,
    "link-nowhere": broken,
    "link-deceptive": lambda at: at.put("[закона](https://lex.bg/)"),
    "link-empty": lambda at: at.put(f"[{at['text']}]({PAGE})"),
    "link-undefined": lambda at: at.add(f"[{at['name']}]: {PAGE}"),
    "term-avoided": _hand("term"),
    "term-mismatched": _hand("right"),
    "term-contradicted": lambda at: at.rows(re.sub(r", avoid: \[.*?\]", "", at.line)),
    "link-title": lambda at: at.swap(f"[{at['text']}]", f"[{at['title']}]"),
    "definition-repeated": gone,
    "definition-unused": lambda at: at.rows(at.line.replace("[", "\\[", 1)),
    "image-alternative-missing": lambda at: at.swap("![](", "![Изглед]("),
    "source-repeated": entry_gone,
    "address-own": own_address,
    "address-preliminary": lambda at: at.rows(
        f"  URL: https://example.org/{at.span.line}", f"  read-via: {at.words}"
    ),
    "raw-html": lambda at: at.put(f"`{at.words}`"),
    "fence-unclosed": lambda at: at.rows(at.line, at.lines[at.span.line], "```", count=2),
    "fence-options": lambda at: at.put((re.match(r"(?a:\w*)", at.words) or [""])[0]),
    "code-indented": lambda at: at.rows(at.line.removeprefix("    ")),
    "footnote-empty": lambda at: at.rows(f"{at.words} текст на бележката"),
    "footnote-unknown": lambda at: at.add(f"[^{at['name']}]: текст на бележката"),
    "footnote-unused": gone,
    "footnote-repeated": lambda at: at.rows(
        at.line.replace(at.words, "[^друго]:"), "", "Текст[^друго]."
    ),
    "table-unread": ruled,
    "row-too-short": cells,
    "row-too-long": fewer_cells,
    "quotes-foreign": quoted,
    "quotes-straight": quoted,
    "quotes-unbalanced": closed,
    "consultation-takes": lambda at: at.put('"2026-12-02"'),
    "consultation-unreachable": lambda at: at.put("forum@example.org"),
    "mixed-script-latin": lambda at: at.put(at.words.translate(TO_CYRILLIC)),
    "mixed-script-other": lambda at: at.put(at.words.translate(TO_CYRILLIC)),
    "mixed-script-cyrillic": lambda at: at.put(at.words.translate(TO_LATIN)),
    "structure-differs": outlined,
    "block-untranslated": lambda at: at.add("A text.", f"{{#{at['id']}}}", path=at["page"]),
    "block-unmatched": lambda at: at.add("Текст.", f"{{#{at['id']}}}", path=at["original"]),
    "block-older": lambda at: at.command(
        "translations", "--record", at["key"], "--block", at["id"]
    ),
    "feature-off": turned_on,
    "form-earlier": lambda at: at.command("migrate"),
    "settings-earlier": lambda at: at.command("migrate"),
    "article-form": _hand("right"),
    "status-unrecorded": recorded,
    "transition-illegal": lambda at: at.rows(
        f"  - {{status: {at['allowed'].split(', ')[0]}, date: {DAY}}}", at.line
    ),
    "comment-name": moved(lambda at: "2026-11-22-kratko-ime-k3x9q2.md"),
    "comment-name-shared": lambda at: at.command("migrate"),
    "change-before-differs": fixed(),
    "change-moved": fixed(),
    "number-provisional": lambda at: at.command("renumber", at["id"]),
    "redaction-words": lambda at: at.command("redact", at["id"]),
    "redaction-quoted": lambda at: at.rows(
        re.sub("Живея до гарата и|Иванова|Ivanova", "един човек", at.line)
    ),
    "translation-own-language": lambda at: at.put("en"),
    "comment-folder": moved(lambda at: f"../{at['recommendation']}/{at.path.name}"),
    "file-name": moved(lambda at: "chapter-two.bg.md"),
    "path-name": named,
    "quote-dangling": copied,
    "disposition-too-early": lambda at: at.put(f'"{DAY[1:5]}-12-10"'),
    "reply-elsewhere": gone,
    "circle": gone,
    "list-mixed": between,
    "list-number-differs": _hand("shown"),
    "attributes-unread": lambda at: at.put(""),
    "box-unread": lambda at: at.rows('!!! note "Заглавие"'),
    "box-unknown": lambda at: at.put(at["allowed"].split(", ")[0]),
    "chart-column-unknown": _hand("last"),
    "chart-not-numeric": lambda at: at.put("1 234,5" if ".bg." in at.span.path else "1,234.5"),
    "chart-part-negative": lambda at: at.put(at.words.lstrip("−")),
    "chart-number-differs": _hand("original"),
    "chart-units-differ": unit_once,
    "asset-type": lambda at: at.path.unlink(),
    "name-imitates": lambda at: at.put('"Мария Иванова"'),
    "compendium-missing": lambda at: at.command("new", "publication", "compendium/index"),
}
"""Each code whose help names a change, and the change."""
FACTS, FORMS, PLACES = (
    "only a person knows the facts, the answer or the translation",
    "the form is another for each field",
    "it names a place or a number, and not what to write",
)
LEFT: Mapping[str, str] = {
    **dict.fromkeys(("words-missing", "comment-empty"), FACTS),
    **dict.fromkeys(("source-review", "day-in-future", "translation-missing"), FACTS),
    **dict.fromkeys(("translation-orphan", "response-overdue", "comment-unconsulted"), FACTS),
    **dict.fromkeys(
        (f"consultation-{name}" for name in ("unanswered", "unconcluded", "reason-missing")), FACTS
    ),
    **dict.fromkeys(
        (f"disposition-{name}" for name in ("change-missing", "no-change", "duplicate")), FACTS
    ),
    **dict.fromkeys((f"change-{name}" for name in ("untrue", "reverted", "unverified")), FACTS),
    **dict.fromkeys(("disposition-overdue", "duplicate-example"), FACTS),
    **dict.fromkeys(("data-missing", "finding-baseless", "finding-open", "citation-missing", "field-required"), FACTS),
    **dict.fromkeys(("figure-columns", "figure-label-missing", "figure-key-repeated"), FACTS),
    **dict.fromkeys(("field-invalid", "item-invalid", "setting-missing", "docs-missing"), FORMS),
    **dict.fromkeys(("file-unreadable", "language-unknown", "docs-empty"), PLACES),
    **dict.fromkeys(("setting-file-missing", "glyph-missing", "font-missing", "consultation-too-short"), PLACES),
    **dict.fromkeys(("chart-too-large", "chart-too-small", "kind-misplaced"), PLACES),
}
"""Each other code whose help has a name or a command, and why nothing can be written for it."""
