"""The form of comments: its fields, and the files that it loads of recommendations."""

import json

from civildialogue.core.declaring import DAY, SUBJECT, Form, Input
from civildialogue.core.model.language import languages
from civildialogue.core.site.writing.context import Shared, Writer
from civildialogue.features.compendium.model.records import Comment
from civildialogue.features.compendium.model.rules import LATER, OWN, QUOTED
from civildialogue.features.compendium.model.vocabulary import (
    COMMENTS,
    Capacity,
    Channel,
    CommentKind,
)
from civildialogue.features.compendium.pages import comment_form, contributing, sending
from civildialogue.features.compendium.pages.contributing import FOLDER, TEMPLATE, template

_FOR_OTHERS = ("capacity", (str(Capacity.ORGANISATION), str(Capacity.AUTHORITY)))

FORM = Form(
    name="contribute",
    page=contributing.KEY,
    model=Comment,
    inputs=(
        Input("block", "target.block", kind="select"),
        Input("kind"),
        Input("quote", "target.quote"),
        Input("proposal", when=("kind", (str(CommentKind.AMEND),))),
        Input("text", is_text=True, rows=8),
        Input("reply", "in-reply-to", kind="select"),
        Input("capacity", "author.capacity"),
        Input("name", "author.name", autocomplete="name"),
        Input("organisation", "author.organisation", when=_FOR_OTHERS, autocomplete="organization"),
        Input("publish", "", kind="check"),
        Input("age", "", kind="check"),
        Input("licence", kind="check"),
    ),
    made={
        "target.recommendation": SUBJECT,
        "target.hash": SUBJECT,
        "lang": SUBJECT,
        "received": DAY,
        "received-via": str(Channel.FORM),
        "example": SUBJECT,
    },
    left=LATER,
    identifier="id",
    prefix="c-",
    path=f"{COMMENTS}/{{target.recommendation}}/{{received}}-{{author.name|slug|comment}}-{{id|tail}}.md",
    rules=(QUOTED, *OWN),
    template="compendium/comment-form.md.j2",
    scripts=("diff.js", "comment.js"),
    data=f"{FOLDER}/",
    parts=comment_form.parts,
    subjects=comment_form.subjects,
    below=contributing.below,
    mail=sending.mail,
    can_send=sending.can_send,
)


def publish(shared: Shared) -> dict[str, bytes]:
    """What the form loads of recommendations, and a comment's file to fill in by hand."""
    found = {}
    for locale in languages():
        writer = Writer(shared, locale, marks=True)
        found[TEMPLATE % locale] = template(locale).encode()
        for names in comment_form.parts(shared.library):
            told = {name: comment_form.recommendation(writer, name) for name in names}
            body = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
            # A script tag loads it from a disk as from a server.
            text = f"(globalThis.civilForms ??= {{}}).arrived = {body};\n"
            found[f"{FOLDER}/{names[0]}.{locale}.js"] = text.encode()
    return found
