"""When Python looks for garbage: not while a command reads what stays to its end."""

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager

# What is left when the program ends goes with it, and isn't looked through for garbage before.
atexit.register(gc.freeze)


@contextmanager
def brief() -> Iterator[None]:
    """What the command reads stays, and isn't looked through for garbage: a third of the time.

    Undone at the end. Only a command that does one thing and ends may ask for it.
    """
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()  # Else all of it is looked through now.
        gc.enable()
        gc.unfreeze()
