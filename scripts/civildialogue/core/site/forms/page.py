"""The page of a form: its fields, the ways to hand the file over, and what it knows."""

import json
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from civildialogue.core.declaring import Form, Input
from civildialogue.core.feature import Feature
from civildialogue.core.model.lacking import for_scripts
from civildialogue.core.site.blocks.marker import enclose
from civildialogue.core.site.forms.fields import fields, is_required, kind_of, path_of
from civildialogue.core.site.forms.known import DAYS, known
from civildialogue.core.site.forms.words import can_send, key, said, spoken
from civildialogue.core.site.writing.context import Document, Writer

SCRIPT = "assets/forms/%s.js"
STYLE = "assets/forms/form.css"


def documents(feature: Feature, writer: Writer) -> Iterator[tuple[str, Document]]:
    """The page of each form that a feature declares."""
    for form in feature.forms:
        if not feature.folder or feature.folder in writer.library.publications or form.below:
            yield form.page, document(form, writer)


def document(form: Form, writer: Writer) -> Document:
    """The page in the writer's language: the form, and what stands below it."""
    words = spoken(form.page.rpartition("/")[2], writer, is_sent=can_send(form, writer))
    parts = [enclose(_form(form, writer)), form.below(writer) if form.below else ""]
    return writer.document(
        words("title"),
        words("summary"),
        "\n\n".join(part for part in parts if part),
        forum={"scripts": [SCRIPT % form.name], "styles": [STYLE]},
        hide=["toc"],
    )


def _form(form: Form, writer: Writer) -> str:
    given = json.dumps(known(form, writer), ensure_ascii=False, separators=(",", ":"))
    subjects = form.subjects(writer) if form.subjects else None
    return writer.render(
        "form.md.j2",
        form.page,
        name=form.name,
        said=said(form, writer),
        days=DAYS,
        known=Markup(for_scripts(given).replace("<", "\\u003c")),  # noqa: S704 - no tag can begin or end in it
        subjects=subjects,
        prints=f"{form.name}.print" in writer.words,
        layout=_layout(form, writer),
    )


def _layout(form: Form, writer: Writer) -> dict[str, Markup]:
    """The head and the fields: as the form's template lays them out, or one after the other."""
    inputs = {each.name: each for each in form.inputs}

    def one(name: str, **more: Any) -> Markup:
        return field(form, writer, inputs[name], **more)

    if not form.template:
        return {"head": Markup(), "fields": Markup("\n").join(map(one, inputs))}
    words = said(form, writer)
    made = {
        part: writer.render(form.template, form.page, part=part, field=one, said=words)
        for part in ("head", "fields")
    }
    return {part: Markup(text) for part, text in made.items()}  # noqa: S704 - a template made it


def field(form: Form, writer: Writer, given: Input, **more: Any) -> Markup:
    """An input with its label, its hint, and the place for what is wrong with it."""
    named, path = key(form, writer), path_of(given)
    rule = next((each for each in fields(form) if each["path"] == path), {})
    words = writer.words

    def found(name: str) -> str:
        return writer.t(named(name)) if named(name) in words else ""

    options = [
        (value, found(f"{given.name}.{value}"), found(f"{given.name}-hint.{value}"))
        for value in rule.get("enum", ())
    ]
    limit = rule.get("maxLength") if kind_of(form, given) in ("area", "text") else None
    hint = [found(f"{given.name}-hint"), writer.t("form.limit", count=limit) if limit else ""]
    shown = writer.render(
        "form-field.md.j2",
        form.page,
        **{
            "name": given.name,
            "kind": kind_of(form, given),
            "label": found(given.name),
            "hint": " ".join(filter(None, hint)) if given.kind != "check" else "",
            "options": options,
            "first": found(f"choose-{given.name}"),
            "required": is_required(form, given),
            "depends": given.when is not None,
            "rows": given.rows,
            "autocomplete": given.autocomplete,
            **more,
        },
    )
    return Markup(shown)  # noqa: S704 - a template made it
