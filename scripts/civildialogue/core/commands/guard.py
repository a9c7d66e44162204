"""The last resort: whatever goes wrong ends in one line and a status, never in a traceback."""

import signal
import traceback
from types import FrameType
from typing import Any, NoReturn

import click

from civildialogue.core.commands import usage
from civildialogue.core.commands.helping import Group, option
from civildialogue.core.commands.printing import say
from civildialogue.core.model.language import message, spoken, terminal_locale

FAILED, INTERRUPTED, TERMINATED = 4, 130, 143
"""Exit statuses. The last two are 128 and the number of the signal, as in POSIX shells."""
VERBOSE = "civildialogue.verbose"


class TerminatedError(KeyboardInterrupt):
    """The system asked the program to end."""


def is_verbose() -> bool:
    """Whether the person asked for details."""
    context = click.get_current_context(silent=True)
    return bool(context and context.meta.get(VERBOSE))


def _remember(context: click.Context, _option: click.Parameter, value: bool) -> None:
    context.meta[VERBOSE] = value or context.meta.get(VERBOSE, False)


verbose_option = option(
    "--verbose",
    is_flag=True,
    expose_value=False,
    callback=_remember,
    help="help.verbose",
)


class Guarded(Group):
    """A group of verbs; what a verb doesn't handle is told in the language of the run."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Sets the language of the run before anything can be wrong."""
        if locale := usage.named(args):
            ctx.with_resource(spoken(locale))
        try:
            return super().parse_args(ctx, args)
        except click.ClickException as error:
            say(usage.told(error), err=True)
            ctx.close()
            ctx.exit(error.exit_code)
        except click.exceptions.Exit:
            ctx.close()
            raise

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the verb. Ends with 4 where the system refused or the program has a fault."""
        before = _on_terminate()
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as error:
            say(message(terminal_locale(), "fault.interrupted"), err=True)
            ctx.exit(TERMINATED if isinstance(error, TerminatedError) else INTERRUPTED)
        except click.ClickException as error:
            say(usage.told(error), err=True)
            ctx.exit(error.exit_code)
        except click.Abort:
            say(message(terminal_locale(), "fault.interrupted"), err=True)
            ctx.exit(INTERRUPTED)
        except (click.exceptions.Exit, BrokenPipeError):
            raise
        except Exception as error:
            if is_verbose():
                say(traceback.format_exc(), err=True)
            # All that reads texts comes with it, and hardly anything goes wrong.
            from civildialogue.core.pipeline import faults

            say(faults.line(error, terminal_locale()), err=True)
            ctx.exit(FAILED)
        finally:
            _as_it_was(before)


def _on_terminate() -> Any:
    """A request to end is answered as Ctrl+C is: what stands half done is taken away."""

    def stop(_number: int, _frame: FrameType | None) -> NoReturn:
        raise TerminatedError

    try:
        return signal.signal(signal.SIGTERM, stop)
    except ValueError:  # Not in the main thread: nobody can ask.
        return None


def _as_it_was(handler: Any) -> None:
    if handler is not None:
        signal.signal(signal.SIGTERM, handler)
