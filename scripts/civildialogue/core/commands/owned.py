"""Commands that belong to a feature, and the groups that they are in."""

import functools
from collections.abc import Mapping
from typing import Any

import click

from civildialogue.core.active import active, choose, known
from civildialogue.core.commands.helping import Group
from civildialogue.core.model.language import message, terminal_locale


class Extended(Group):
    """A group of verbs to which features add what they declare for it."""

    @property
    def called(self) -> str:
        """What features call it."""
        return str(self.name)

    def added(self) -> Mapping[str, click.Command]:
        """What the features add, by name."""
        return {
            str(command.name): of_feature(feature.name, command)
            for feature in known()
            for group, command in feature.commands()
            if group == self.called
        }

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all verbs."""
        return sorted({*super().list_commands(ctx), *self.added()})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A verb of its own, or of a feature."""
        return super().get_command(ctx, cmd_name) or self.added().get(cmd_name)


@functools.cache
def of_feature(name: str, command: click.Command) -> click.Command:
    """The command of a feature, which does nothing in a project that leaves the feature out."""
    work = command.callback
    assert work is not None  # noqa: S101 - a command without one is a group

    @functools.wraps(work)
    def checked(*given: Any, **options: Any) -> Any:
        from civildialogue.core.commands.around import around
        from civildialogue.core.source.settings import settings

        project = around(options.get("docs"))
        if project is not None:
            choose(settings(project).features)
        if name not in [feature.name for feature in active()]:
            raise click.UsageError(message(terminal_locale(), "usage.feature-off", feature=name))
        return work(*given, **options)

    command.callback = checked
    return command
