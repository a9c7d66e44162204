"""The ledger of permalinks: a line of text for each page now, and no longer YAML."""

from collections.abc import Iterator
from pathlib import Path

from civildialogue.core.model.library import Library
from civildialogue.core.pipeline.migrate.plan import Edit
from civildialogue.core.source import ledger as today
from civildialogue.core.source.formerledger import is_former
from civildialogue.core.source.lists import LEDGER, first_file, inner

_HEAD = (
    "# Every permalink that was ever published, page by page. "
    "`civildialogue check --fix` adds to it.",
    "# An id never leaves this list: text that goes gets an entry in tombstones.yml.",
)
"""What the program itself wrote above the former ledger."""


def ledger(docs: Path, library: Library) -> Iterator[Edit]:
    """The files of today with every id, in the order of the pages; the former one goes.

    Files of today's form that are there as well, after a merge, keep what they have, and so do
    remarks. A ledger with faults stays, for who must set them right. What no page or passage can be
    called was never published, and goes.
    """
    former = [source for source in library.ledger if is_former(source)]
    if not former or any(kind == LEDGER for kind, _ in library.faulty):
        return
    own = [source for source in library.ledger if not is_former(source)]
    wanted = {
        key: [identifier for identifier in library.permalinks[key] if today.is_word(identifier)]
        for key in filter(today.is_word, sorted(library.permalinks))
    }
    lines = [line for source in former for line in source.lines if line.startswith("#")]
    remarks = "".join(f"{line}\n" for line in lines if line not in _HEAD)
    for path, text in today.written(today.Ledger(own).permalinks, own, wanted).items():
        whole = text.replace(today.HEAD, today.HEAD + remarks, 1)
        was = inner(former[0].path) if path == first_file(LEDGER) else ""
        yield Edit("ledger", docs, path, whole.encode(), len(wanted), was=was)
    for source in former:
        yield Edit("ledger-before", docs, inner(source.path), None)
