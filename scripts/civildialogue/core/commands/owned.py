"""Commands that belong to a feature."""

import functools
from pathlib import Path
from typing import Any

import click

from civildialogue.core.active import active, choose
from civildialogue.core.commands.common import above
from civildialogue.core.model.language import message, terminal_locale
from civildialogue.core.source.settings import settings


def of_feature(name: str, command: click.Command) -> click.Command:
    """The command of a feature, which does nothing in a project that leaves the feature out."""
    work = command.callback
    assert work is not None  # noqa: S101 - a command without one is a group

    @functools.wraps(work)
    def checked(*given: Any, **options: Any) -> Any:
        chosen = options.get("docs")
        around = (above(chosen.resolve()) if chosen else None) or above(Path.cwd())
        if around is not None:
            choose(settings(around).features)
        if name not in [feature.name for feature in active()]:
            raise click.UsageError(message(terminal_locale(), "usage.feature-off", feature=name))
        return work(*given, **options)

    command.callback = checked
    return command
