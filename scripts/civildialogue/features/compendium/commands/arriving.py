"""What is said of every comment that comes in, whether its words are published or withheld."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import click

from civildialogue.core.commands.asking import ask
from civildialogue.core.commands.helping import F, option
from civildialogue.core.commands.languages import one_language
from civildialogue.core.model.language import Locale, record_locale
from civildialogue.core.source.clock import today
from civildialogue.features.compendium.model.vocabulary import Capacity, Channel, CommentKind


def _chosen(name: str, values: Iterable[str], usual: str | None = None) -> Callable[[F], F]:
    kinds = click.Choice([str(value) for value in values])
    return option(f"--{name}", type=kinds, default=usual, help=f"help.new.comment.{name}")


def came_by(usual: Channel) -> Callable[[F], F]:
    """The options of a comment's kind, its author's capacity, its language, its way and its day."""

    def added(work: F) -> F:
        for each in (
            option("--received", help="help.new.comment.received"),
            _chosen("via", Channel, str(usual)),
            one_language("--comment-lang", key="help.new.comment.comment-lang"),
            _chosen("capacity", Capacity, str(Capacity.CITIZEN)),
            _chosen("kind", CommentKind),
        ):
            work = each(work)
        return work

    return added


def facts(given: Mapping[str, Any], locale: Locale) -> dict[str, Any]:
    """What a comment's file says of these; its kind is asked for where it was not given."""
    return {
        "kind": ask(given["kind"], "ask.kind", locale, CommentKind),
        "lang": Locale(given["comment_lang"] or record_locale()),
        "received": given["received"] or today(),
        "received-via": given["via"],
        "licence": "CC-BY-4.0",
    }
