"""Commands that belong to a feature."""

import functools
from typing import Any

import click

from civildialogue.core.active import active, choose
from civildialogue.core.commands.around import around
from civildialogue.core.model.language import message, terminal_locale
from civildialogue.core.source.settings import settings


def of_feature(name: str, command: click.Command) -> click.Command:
    """The command of a feature, which does nothing in a project that leaves the feature out."""
    work = command.callback
    assert work is not None  # noqa: S101 - a command without one is a group

    @functools.wraps(work)
    def checked(*given: Any, **options: Any) -> Any:
        project = around(options.get("docs"))
        if project is not None:
            choose(settings(project).features)
        if name not in [feature.name for feature in active()]:
            raise click.UsageError(message(terminal_locale(), "usage.feature-off", feature=name))
        return work(*given, **options)

    command.callback = checked
    return command
