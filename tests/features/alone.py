"""A plugin of pytest that takes the features off the import path: what is left is the core."""

import sys
import types
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec

from civildialogue.core import active

FEATURES = "civildialogue.features"


class Blocked(MetaPathFinder):
    """Finds no feature."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: types.ModuleType | None = None
    ) -> ModuleSpec | None:
        """Raises ImportError for a module of a feature."""
        if fullname == FEATURES or fullname.startswith(f"{FEATURES}."):
            raise ImportError(f"{fullname} is off the import path")
        return None


assert not [name for name in sys.modules if name.startswith(FEATURES)]
sys.meta_path.insert(0, Blocked())
composition = types.ModuleType("civildialogue.composition")
composition.__dict__.update(own=tuple, verbs=tuple, compose=lambda: active.compose(()))
sys.modules["civildialogue.composition"] = composition
