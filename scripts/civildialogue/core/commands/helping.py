"""Verbs, options and arguments whose help is in the language of the run.

The ``help`` of each is a key of ``messages.yml``; words that are no key are shown as they are.
"""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, TypeVar

import click

from civildialogue.core.commands.usage import translated
from civildialogue.core.model.language import message, messages, terminal_locale

F = TypeVar("F", bound=Callable[..., Any])
_METAVAR = re.compile(r"[A-Z]{2,}(?: [A-Z]{2,})*")
_EXTRA = re.compile(r"(?<=\[)[^\[\]]*+(?=\]$)")


def _worded(key: str, values: Mapping[str, object]) -> str:
    words = messages(terminal_locale()).get(key)
    return key if words is None else words.format(**values)


def _named(pattern: str) -> str:
    """What stands for a value, such as ``[PATH]``; choices stay as they are typed."""
    words = messages(terminal_locale())
    return _METAVAR.sub(lambda m: words.get(f"metavar.{m[0].lower()}", m[0]), pattern)


class _Worded:
    """Help by key, as click's own classes ask for it; ``values`` stand in its words."""

    key: str | None = None
    values: Mapping[str, object] = MappingProxyType({})

    @property
    def help(self) -> str | None:
        return None if self.key is None else _worded(self.key, self.values)

    @help.setter  # noqa: A003 (click names it so)
    def help(self, key: str | None) -> None:
        self.key = key


class Option(_Worded, click.Option):
    """An option of a verb. One that is ``of_the_site`` depends on what languages that has."""

    of_the_site = False

    def on_site(self) -> "tuple[Option, ...]":
        """What it is on the site at hand."""
        return (self,)

    def make_metavar(self, ctx: click.Context) -> str:
        """What stands for its value."""
        return _named(super().make_metavar(ctx))

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Its names and its help, with what click adds in brackets."""
        record = super().get_help_record(ctx)
        if record is None or not self.get_help_extra(ctx):
            return record
        locale = terminal_locale()
        return record[0], _EXTRA.sub(
            lambda found: "; ".join(translated(part, locale) for part in found[0].split("; ")),
            record[1],
        )


class Argument(click.Argument):
    """An argument of a verb."""

    def make_metavar(self, ctx: click.Context) -> str:
        """What stands for its value."""
        return _named(super().make_metavar(ctx))


class _Formatter(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or f"{message(terminal_locale(), 'usage.prefix')} ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(translated(heading, terminal_locale()))


class _Context(click.Context):
    formatter_class = _Formatter


class Command(_Worded, click.Command):
    """A verb."""

    context_class = _Context

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Looks for the site's languages first, if an option depends on them."""
        if any(isinstance(each, Option) and each.of_the_site for each in self.params):
            from civildialogue.core.commands.around import settle  # It reads settings.

            settle(args)
        return super().parse_args(ctx, args)

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """The arguments and options, as they are on the site at hand."""
        return [
            each
            for given in super().get_params(ctx)
            for each in (given.on_site() if isinstance(given, Option) else (given,))
        ]

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """What may follow its name."""
        return [_named(piece) for piece in super().collect_usage_pieces(ctx)]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option that shows the help."""
        found = super().get_help_option(ctx)
        if found is not None:
            found.help = message(terminal_locale(), "help.help")
        return found


class Group(Command, click.Group):
    """A verb that has verbs of its own."""

    command_class = Command
    group_class = type


def option(*names: str, **how: Any) -> Callable[[F], F]:
    """``click.option``, with its help by key."""
    return click.option(*names, cls=Option, **how)


def argument(name: str, **how: Any) -> Callable[[F], F]:
    """``click.argument``, its name in the language."""
    return click.argument(name, cls=Argument, **how)


def command(name: str | None = None, **how: Any) -> Callable[[Callable[..., Any]], Command]:
    """``click.command``, with its help by key."""
    return click.command(name, cls=Command, **how)


def group(name: str | None = None, **how: Any) -> Callable[[Callable[..., Any]], Group]:
    """``click.group``, with its help by key."""
    return click.group(name, **{"cls": Group, **how})
