"""The page on which everybody can comment, and the links that lead to it from each passage."""

from collections.abc import Mapping

from civildialogue.core.model.language import Locale, languages, message
from civildialogue.core.model.library import Page
from civildialogue.core.site.blocks.marker import enclose
from civildialogue.core.site.blocks.untrusted import render
from civildialogue.core.site.writing.context import Meta, Writer
from civildialogue.features.compendium.model.editors import editors
from civildialogue.features.compendium.model.records import Preparation
from civildialogue.features.compendium.model.vocabulary import Capacity, Channel, CommentKind
from civildialogue.features.compendium.pages import comment_form, sending

KEY = "about/comment"
FOLDER = "contribute-data"
"""What only this page loads, below the site's root."""
TEMPLATE = f"{FOLDER}/comment.%s.md"
LINES = {"proposal": 5, "text": 9}
"""Lines to write on in the form on paper."""


def below(writer: Writer) -> str:
    """What stands below the form: the ways without it, and the form on paper."""
    awaited = sending.awaited(writer)
    contacts = [render(each.contact[writer.locale]) for each in awaited]
    return writer.render(
        "compendium/comment-ways.md.j2",
        KEY,
        sample=template(writer.locale),
        template_file=TEMPLATE % writer.locale,
        awaited=awaited,
        prepared=prepared(writer),
        contacts=list(dict.fromkeys(contacts)),
        editors=", ".join(editors(writer.library, writer.locale)),
        mail=sending.mail(writer),
        forge=writer.library.sending.forge,
        can_send=sending.can_send(writer),
        said=sending.said(writer),
        kinds=list(CommentKind),
        capacities=list(Capacity),
        lines=LINES,
    )


def prepared(writer: Writer) -> list[dict[str, object]]:
    """The consultations in preparation, without examples, each with what it lacks."""
    listed = (located.value for located in writer.library.records(Preparation).values())
    return [
        {"id": each.id, "title": each.title, "missing": render(each.missing[writer.locale])}
        for each in listed
        if not each.example
    ]


def template(locale: Locale) -> str:
    """A comment's file to fill in by hand; what follows ``#`` on a line is for the person."""
    named = [
        ('id: "c-abc123"', "id"),
        ("target:", ""),
        ('  recommendation: "rec-0001"', "recommendation"),
        ('  block: "p-abcd"', "block"),
        ('  quote: "…"', "quote"),
        (f"kind: {CommentKind.SUPPORT}", "kind"),
        (f"lang: {locale}", "lang"),
        ("author:", ""),
        ('  name: "…"', "name"),
        (f"  capacity: {Capacity.CITIZEN}", "capacity"),
        ('received: "2026-12-01"', "received"),
        (f"received-via: {Channel.E_MAIL}", "via"),
        ("licence: CC-BY-4.0", "licence"),
        ('# proposal: "…"', "proposal"),
    ]
    values = {
        "kinds": ", ".join(CommentKind),
        "capacities": ", ".join(Capacity),
        "channels": ", ".join(Channel),
        "tags": ", ".join(languages()),
    }
    lines = [
        f"{line}  # {message(locale, f'contribute.file.{name}', **values)}" if name else line
        for line, name in named
    ]
    text = message(locale, "contribute.file.text")
    return "\n".join(["---", *lines, "---", text, ""])


def query(recommendation: str, block: str | None = None, kind: str | None = None) -> str:
    """What the address of the form says of the passage."""
    parts = {"target": recommendation, "block": block, "kind": kind}
    return "?" + "&".join(f"{name}={value}" for name, value in parts.items() if value)


def links(writer: Writer, page: Page) -> Mapping[str, str]:
    """For each passage of a recommendation: the two links that stand under it, by its id."""
    said, recommendation = sending.said(writer), page.key.rpartition("/")[2]
    return {
        block.id or "": enclose(
            writer.render(
                "compendium/say.md.j2",
                page.key,
                form=KEY,
                comment=query(recommendation, block.id),
                propose=query(recommendation, block.id, CommentKind.AMEND),
                words=comment_form.beginning(block),
                foreign=page.locale != writer.locale,
                said=said,
            )
        )
        for block in comment_form.passages(page)
    }


def offers(writer: Writer, page: Page) -> Meta:
    """The way at the head of a recommendation to comment on it."""
    words = sending.key(writer)("comment-all")
    name = page.key.rpartition("/")[2]
    return {"say": {"page": writer.address(KEY), "query": query(name), "words": words}}
