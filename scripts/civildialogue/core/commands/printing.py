"""Prints for people: whatever words of a file are in it, nothing is obeyed."""

import click

from civildialogue.core.model.escaping import escaped


def say(text: object, *, err: bool = False) -> None:
    """Prints a text whose lines neither a terminal nor the runner of a forge takes for commands.

    Source: actions/runner, ActionCommand.cs: ``::`` first on a line, ``##[`` anywhere.
    """
    lines = (escaped(line).replace("##[", "## [") for line in str(text).split("\n"))
    shown = ("\\" + line.lstrip() if line.lstrip().startswith("::") else line for line in lines)
    click.echo("\n".join(shown), err=err)
