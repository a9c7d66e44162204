"""The theme's templates, compiled once for the life of the process.

The generator makes an environment for each language and each rebuild, and each compiles anew.
"""

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class _Compiled(BytecodeCache):
    """Keeps the code of a template by its name and file; other words of it make other code."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Gives the kept code; the bucket itself refuses that of another text."""
        if code := self._kept.get(bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps the code; that of the same file's earlier words goes."""
        self._kept[bucket.key] = bucket.bytecode_to_string()


COMPILED = _Compiled()
"""For the environments of every build of this process."""
