"""The command ``civildialogue``: a group whose verbs are imported when they are asked for."""

import datetime as dt
from importlib import import_module

import click

from civildialogue import composition
from civildialogue.core.active import known, using
from civildialogue.core.commands.garbage import brief
from civildialogue.core.commands.guard import Guarded, verbose_option
from civildialogue.core.commands.helping import Option, option
from civildialogue.core.commands.options import lang_option
from civildialogue.core.commands.owned import Extended
from civildialogue.core.model.language import messages, terminal_locale

VERBS = {
    "build": "building:build",
    "check": "checking:check",
    "explain": "checking:explain",
    "export": "exporting:export",
    "import": "importing:import_",
    "merge": "moving:merge",
    "migrate": "migrating:migrate",
    "move": "moving:move",
    "new": "writing:new",
    "search": "searching:search",
    "serve": "building:serve",
    "split": "moving:split",
    "translations": "translating:translations",
    "verify": "exporting:verify",
}
"""Where each verb of its own is: a module of this package, and the name in it."""


class Verbs(Guarded, Extended):
    """All verbs. Their help is told by name, so that to list them imports none of them."""

    called = ""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all verbs."""
        return sorted({*VERBS, *composition.verbs()})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb, which is imported now."""
        with brief():
            if not known():
                composition.compose()
            if cmd_name in VERBS and cmd_name not in self.commands:
                module, _, name = VERBS[cmd_name].partition(":")
                self.add_command(getattr(import_module(f"{__name__}.{module}"), name), cmd_name)
        return super().get_command(ctx, cmd_name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Lists the verbs with what each is for, which only one of another package says itself."""
        words, names = messages(terminal_locale()), self.list_commands(ctx)
        limit = formatter.width - 6 - max(map(len, names))
        rows = []
        for name in names:
            said = words.get(f"help.{name}")
            command = click.Command(name, help=said) if said else self.get_command(ctx, name)
            rows.append((name, command.get_short_help_str(limit) if command else ""))
        with formatter.section("Commands"):
            formatter.write_dl(rows)


@click.group(
    cls=Verbs,
    help="help.main",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@verbose_option
@lang_option
@click.version_option(
    package_name="civildialogue", prog_name="civildialogue", cls=Option, help="help.version"
)
@option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DAY",
    help="help.today",
)
@click.pass_context
def main(context: click.Context, today: dt.datetime | None) -> None:
    """Publishes a site: checks the sources, builds the site, keeps the translations honest."""
    context.with_resource(using())
    if today is not None:
        from civildialogue.core.source import clock

        context.with_resource(clock.fixed(today.date()))
