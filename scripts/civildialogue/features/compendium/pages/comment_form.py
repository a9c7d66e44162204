"""What the form of comments knows: fields, rules and words, and the passages to comment on."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from civildialogue.core.model.characters import EMOJI, HIDDEN, SCRIPTS
from civildialogue.core.model.conventions import format_date, transliterate
from civildialogue.core.model.diagnostics import codes
from civildialogue.core.model.forge import LONGEST_ADDRESS, LONGEST_MAIL
from civildialogue.core.model.language import Locale
from civildialogue.core.model.library import Page
from civildialogue.core.model.text import Block, BlockKind, unbroken
from civildialogue.core.model.vocabulary import Origin
from civildialogue.core.site.writing.context import Writer
from civildialogue.core.source.expectations import expectation
from civildialogue.core.source.inline import CITATION, LINK
from civildialogue.features.compendium.checks.contributions import LONGEST
from civildialogue.features.compendium.model.dialogue import dialogue_of
from civildialogue.features.compendium.model.matter import RecommendationMatter
from civildialogue.features.compendium.model.records import Comment, Consultation
from civildialogue.features.compendium.model.vocabulary import COMMENTS
from civildialogue.features.compendium.pages import sending

BEGINNING = 40
"""Letters after which the first words of a passage are enough to know it by."""
_SIGNS = re.compile(r"(?:^|\n)[^\S\n]*+(?:[-*+>#]++|\d++\.)\s|[*_`|]|:?-{3,}+:?|\{[^{}]*+\}")

TYPED, MADE, AGREED, EDITORS = "typed", "made", "agreed", "editors"
PLACES: Mapping[str, str] = {
    "id": MADE,
    "target.recommendation": MADE,
    "target.block": TYPED,
    "target.quote": TYPED,
    "target.hash": MADE,
    "kind": TYPED,
    "lang": MADE,
    "author.name": TYPED,
    "author.capacity": TYPED,
    "author.organisation": TYPED,
    "received": MADE,
    "received-via": MADE,
    "licence": AGREED,
    "in-reply-to": TYPED,
    "proposal": TYPED,
    "translation": EDITORS,
    "redaction": EDITORS,
    "withheld": EDITORS,
    "disposition": EDITORS,
    "reply": EDITORS,
    "example": MADE,
}
"""Who fills each field of a comment: the person, the script, a consent, or the editors later."""


SAID = ("quote-dangling", "comment-too-long", "mixed-script-other")
"""Diagnostics that the form gives before the check would."""


@cache
def fields() -> tuple[dict[str, Any], ...]:
    """Every field of a comment's file that the form writes, in the file's order, with its rules.

    Read from the schema that the check uses. Raises LookupError if a field has no place in the
    form, or the form has a place for a field that is not there.
    """
    schema = Comment.model_json_schema(by_alias=True)
    listed = list(_leaves(schema, schema["$defs"], ""))
    if {field["path"] for field in listed} != PLACES.keys():
        differing = sorted({field["path"] for field in listed} ^ PLACES.keys())
        raise LookupError(f"the form of comments has no place for: {', '.join(differing)}")
    return tuple(field for field in listed if field["place"] != EDITORS)


def _leaves(schema: Mapping[str, Any], types: Mapping[str, Any], start: str) -> Iterator[Any]:
    for name, given in schema["properties"].items():
        path = f"{start}{name}"
        rule = _resolved(given, types)
        if "properties" in rule and PLACES.get(path) != EDITORS:
            yield from _leaves(rule, types, f"{path}.")
            continue
        kept = ("minLength", "maxLength", "pattern", "enum", "format")
        yield {
            "path": path,
            "place": PLACES.get(path),
            "required": name in schema.get("required", ()),
            **{key: rule[key] for key in kept if key in rule},
        }


def _resolved(rule: Mapping[str, Any], types: Mapping[str, Any]) -> Mapping[str, Any]:
    """The rule itself, where the schema refers to it or allows nothing beside it."""
    for each in rule.get("anyOf", ()):
        if each.get("type") != "null":
            return _resolved(each, types)
    if "$ref" in rule:
        return _resolved(types[rule["$ref"].rpartition("/")[2]], types)
    return rule


@cache
def rules() -> dict[str, Any]:
    """What the form must know beside the fields, as the command and the check know it."""
    everything = "".join(map(chr, range(0x110000)))
    hidden: list[list[int]] = []
    for match in HIDDEN.finditer(everything):
        code = ord(match[0])
        if hidden and hidden[-1][1] == code - 1:
            hidden[-1][1] = code
        else:
            hidden.append([code, code])
    cyrillic = map(chr, range(0x430, 0x460))
    return {
        "hidden": hidden,
        "emoji": EMOJI,
        "scripts": SCRIPTS,
        "letters": {c: latin for c in cyrillic if (latin := transliterate(c)) != c},
        "longest": LONGEST,
        "longestAddress": LONGEST_ADDRESS,
        "longestMail": LONGEST_MAIL,
        "folder": COMMENTS,
    }


def knowledge(writer: Writer) -> dict[str, Any]:
    """All that the form of one language needs, whatever recommendation it is about."""
    forge = writer.library.sending.forge
    words = writer.words
    return {
        "locale": str(writer.locale),
        "fields": [{**field, "errors": _errors(field, writer.locale)} for field in fields()],
        "rules": rules(),
        "words": sending.words(writer)
        | {k: words[k] for k in words if k.startswith(("redline.", "comment-kind."))},
        "errors": {code: _said(code, writer.locale) for code in SAID},
        "forge": {"name": forge.name, "new": forge.new_form, "folder": forge.folder}
        if forge
        else None,
        "mail": sending.mail(writer),
        "recommendations": [
            {"id": name, "title": writer.title(page.key)}
            for name, page in sorted(dialogue_of(writer.library).recommendations.items())
        ],
    }


def _said(code: str, locale: Locale) -> str:
    """A diagnostic and its help as two sentences; placeholders are left for the script."""
    entry = codes()[code]
    return f"{_sentence(entry.message[locale])} {_sentence(entry.help[locale])}"


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def _errors(field: Mapping[str, Any], locale: Locale) -> dict[str, str]:
    """What the check would say of a wrong value, as a sentence."""
    label = codes()["field-invalid"].label[locale]

    def expected(kind: str, **context: object) -> str:
        return _sentence(label.format(expected=expectation(kind, context)[locale]))

    found = {"empty": expected("string_too_short")}
    if "maxLength" in field:
        found["long"] = expected("string_too_long", max_length=field["maxLength"])
    if "pattern" in field:
        found["form"] = expected("string_pattern_mismatch", pattern=field["pattern"])
    return found


def recommendation(writer: Writer, name: str) -> dict[str, Any]:
    """What the form needs of one recommendation: its passages, consultations and comments."""
    dialogue = dialogue_of(writer.library)
    original = dialogue.recommendations[name]
    page = writer.library.page(original.key, writer.locale) or original
    matter = original.matter
    is_example = original.original.origin is Origin.EXAMPLE
    return {
        "id": name,
        "lang": str(page.locale),
        "title": page.matter.title,
        "address": writer.address(original.key),
        "licence": matter.licence if isinstance(matter, RecommendationMatter) else "",
        "example": is_example,
        "passages": [
            {
                "id": block.id,
                "text": unbroken(block.text),
                "hash": block.hash,
                "start": beginning(block),
            }
            for block in passages(page)
        ],
        "consultations": [
            _term(writer, each) for each in dialogue.consultations_on(name, example=is_example)
        ],
        "preparations": [
            {"title": each.title[writer.locale]}
            for each in dialogue.preparations_on(name, example=is_example)
        ],
        "comments": [
            {"id": entry.comment.id, "name": entry.comment.author.name}
            for entry in dialogue.on(name)
        ],
    }


def _term(writer: Writer, each: Consultation) -> dict[str, str]:
    return {
        "title": each.title[writer.locale],
        "opens": each.opens.isoformat(),
        "closes": each.closes.isoformat(),
        "from": format_date(each.opens, writer.locale),
        "until": format_date(each.closes, writer.locale),
    }


def passages(page: Page) -> list[Block]:
    """The blocks that can be commented on: those with a permalink, headings apart."""
    return [b for b in page.blocks if b.id and b.lasting and b.kind is not BlockKind.HEADING]


def beginning(block: Block) -> str:
    """The first words of a block without its Markdown, to tell it from others."""
    text = CITATION.sub("", LINK.sub(lambda match: match["text"], unbroken(block.text)))
    words = _SIGNS.sub(" ", text).split()
    kept: list[str] = []
    while words and len(" ".join(kept)) < BEGINNING:
        kept.append(words.pop(0))
    start = " ".join(kept).strip(" .,;:–")[: 2 * BEGINNING]
    return f"{start}…" if words else start
