"""Templates, compiled once for the life of the process, and for the runs after it.

The generator makes an environment for each language and each rebuild, and each compiles anew.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from civildialogue.core.source.pack import Pack


class _Compiled(BytecodeCache):
    """Keeps the code of a template by its name and file; other words of it make other code."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}
        self._before = Pack(None)

    @contextmanager
    def kept_in(self, before: Pack) -> Iterator[None]:
        """Meanwhile, what runs before compiled is taken from there, and what is new put there."""
        self._before, other = before, self._before
        try:
            yield
        finally:
            self._before = other

    def load_bytecode(self, bucket: Bucket) -> None:
        """Gives the kept code; the bucket itself refuses that of another text."""
        if code := self._kept.get(bucket.key) or self._before.get(self._name(bucket)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps the code; that of the same file's earlier words goes."""
        self._kept[bucket.key] = bucket.bytecode_to_string()
        self._before.put(self._name(bucket), self._kept[bucket.key])

    def _name(self, bucket: Bucket) -> str:
        return self._before.key(bucket.key, bucket.checksum)


COMPILED = _Compiled()
"""For the environments of every build of this process."""
