"""All that a form knows in the browser, as data of its page."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from functools import cache
from typing import Any

from civildialogue.core.active import known as features
from civildialogue.core.checks.content import ADDRESS
from civildialogue.core.declaring import Form, Input
from civildialogue.core.model.characters import HIDDEN_IN_SCRIPTS, SCRIPTS, STACKED_IN_SCRIPTS
from civildialogue.core.model.conventions import transliterate
from civildialogue.core.model.diagnostics import codes
from civildialogue.core.model.forge import LONGEST_ADDRESS, LONGEST_MAIL
from civildialogue.core.model.lacking import by_program
from civildialogue.core.model.language import Locale, languages, message, name_of, record_locale
from civildialogue.core.model.page import address
from civildialogue.core.site.forms.fields import (
    errors,
    fields,
    kind_of,
    path_of,
    rules_of,
    sections,
    sentence,
)
from civildialogue.core.site.forms.words import mail, words
from civildialogue.core.site.writing.context import Writer
from civildialogue.core.source.clock import zone

DAYS = 30
"""Days after the last change that a draft is kept for."""
SIGNS = ("marks-stacked", "mixed-script-latin", "mixed-script-cyrillic", "mixed-script-other")
"""Diagnostics of letters that a form gives before the check would."""


def known(form: Form, writer: Writer) -> dict[str, Any]:
    """What the scripts of a form need in one language, whatever it is about."""
    locale, forge = writer.locale, writer.library.sending.forge
    return {
        "name": form.name,
        "locale": str(locale),
        "zone": zone().key,
        **rules(form),
        "fields": [
            {**each, "errors": _marked(errors(each, locale), locale)} for each in fields(form)
        ],
        "errors": _marked({code: _said(code, locale) for code in _codes(form)}, locale),
        "words": {
            **words(form, writer),
            "deleted": writer.words["redline.deleted"],
            "inserted": writer.words["redline.inserted"],
        },
        "taken": _taken(form, writer),
        "body": _body(form),
        "path": form.path.replace("{record}", record_locale()),
        "folder": forge.folder if forge else "docs",
        "forge": {"name": forge.name, "new": forge.new_form, "folder": forge.folder}
        if forge
        else None,
        "mail": mail(form, writer),
        "subjects": [name for name, *_ in form.subjects(writer)] if form.subjects else [],
        "data": form.data,
        "parts": [first for first, *_ in form.parts(writer.library)] if form.parts else [],
        "languages": {str(tag): name_of(tag) for tag in languages()},
        "pages": {str(tag): f"{tag.prefix}{address(form.page)}" for tag in languages()},
    }


def _codes(form: Form) -> Iterator[str]:
    yield from SIGNS
    yield from (rule.code for rule in form.rules)


def _marked(said: Mapping[str, str], locale: Locale) -> dict[str, str]:
    return {name: by_program(locale, text) for name, text in said.items()}


def rules(form: Form) -> dict[str, Any]:
    """The part that is the same in every language: what is asked for, and what it must be."""
    return {
        "fields": fields(form),
        "inputs": [
            {
                "name": each.name,
                "path": path_of(each),
                "kind": kind_of(form, each),
                "when": each.when,
                "isText": each.is_text,
            }
            for each in form.inputs
        ],
        "rules": [asdict(rule) for rule in rules_of(form)],
        "signs": {**signs(), "unmixed": _unmixed(form)},
        "made": form.made,
        "identifier": form.identifier,
        "prefix": form.prefix,
    }


@cache
def signs() -> dict[str, Any]:
    """What the checks know of letters, in patterns of JavaScript, and the limits of addresses."""
    cyrillic = map(chr, range(0x430, 0x460))
    return {
        "hidden": HIDDEN_IN_SCRIPTS,
        "stacked": STACKED_IN_SCRIPTS,
        # A possessive repetition is only quicker; JavaScript has none.
        "addresses": ADDRESS.pattern.replace("++", "+").replace("*+", "*"),
        "scripts": SCRIPTS,
        "letters": {c: latin for c in cyrillic if (latin := transliterate(c)) != c},
        "longestAddress": LONGEST_ADDRESS,
        "longestMail": LONGEST_MAIL,
        "days": DAYS,
    }


def _unmixed(form: Form) -> list[str]:
    """The fields whose words the check reads letter by letter: not those that are the public's."""
    records = (kind for each in features() for kind in each.records)
    own = next((kind.own_words for kind in records if kind.model is form.model), None)
    return [
        path
        for each in form.inputs
        if (path := path_of(each)) and (own is None or not (each.is_text or _is_in(path, own)))
    ]


def _is_in(path: str, own: tuple[tuple[str, ...], ...]) -> bool:
    parts = tuple(path.split("."))
    return any(parts[: len(words)] == words for words in own)


def _said(code: str, locale: Locale) -> str:
    """A diagnostic and its help as two sentences; placeholders are left for the script."""
    entry = codes()[code]
    return f"{sentence(entry.message[locale])} {sentence(entry.help[locale])}"


def _taken(form: Form, writer: Writer) -> list[str]:
    """The names of pages that the file of a new one must not have."""
    folder = form.path.rpartition("/")[0]
    keys = (key.rpartition("/") for key in writer.library.originals)
    return [name for place, _, name in keys if place == folder]


def _body(form: Form) -> list[tuple[str, str]]:
    """The texts below the front matter, each with its heading: in the record's language."""
    headed = sections(form)
    return [
        (_heading(each) if each.name in headed else "", each.name)
        for each in form.inputs
        if each.is_text
    ]


def _heading(given: Input) -> str:
    return f"## {message(record_locale(), f'section.{given.name}')} {{#{given.name}}}"
