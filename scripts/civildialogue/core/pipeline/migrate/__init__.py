"""Brings a project to today's form: all of its steps or none; a second time nothing is left to do.

A change of what stands in the sources comes with a step here, and with a saved project of the form
of before in ``tests/unit/migrate``.
"""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from civildialogue.core.pipeline.migrate.fingerprints import fingerprints
from civildialogue.core.pipeline.migrate.ledger import ledger
from civildialogue.core.pipeline.migrate.plan import Doubt, Edit, Plan
from civildialogue.core.pipeline.migrate.settings import settings, theme
from civildialogue.core.pipeline.proposing import RefusedError, brought
from civildialogue.core.source.load import Loader
from civildialogue.core.source.settings import Settings
from civildialogue.core.source.writing import write_each

EARLIER = "settings-earlier"
"""The fault of settings that a migration takes away; it is done only where there is no other."""


def plan(
    docs: Path,
    project: Path | None = None,
    given: Settings | None = None,
    keep: tuple[str, ...] = (),
) -> Plan:
    """What has to be done to texts and to the project around them; nothing is written.

    ``keep`` are files of the project's theme, below the project, that stay as they are. The
    settings have no other fault than their form. Raises UnreadableError and OSError.
    """
    found = list(_found(docs, project, given, keep))
    return Plan(
        tuple(each for each in found if isinstance(each, Edit)),
        tuple(each for each in found if isinstance(each, Doubt)),
    )


def _found(
    docs: Path, project: Path | None, given: Settings | None, keep: tuple[str, ...]
) -> Iterator[Edit | Doubt]:
    if project and given:
        yield from settings(project, given)
        yield from theme(project, given, keep)
    library = Loader(docs).library
    edits = {edit.path: edit for edit in (*fingerprints(docs, library), *ledger(docs, library))}
    for feature in library.features:
        for step in feature.migrations:
            pending = {path: edit.content for path, edit in edits.items() if edit.content}
            edits |= {edit.path: edit for edit in step(docs, library, pending)}
    yield from edits.values()


def carry_out(docs: Path, planned: Plan) -> None:
    """Does all that is planned, or nothing.

    Raises RefusedError where texts would have new errors, OSError, and ValueError where there is
    doubt.
    """
    if planned.doubts:
        raise ValueError(planned.doubts)
    texts = [edit for edit in planned.edits if edit.root == docs]
    names = {edit.was: edit.path for edit in texts if edit.was}
    new, _ = brought(docs, {edit.path: edit.content for edit in texts}, names)
    if new:
        raise RefusedError(new)
    write_each((edit.root, edit.path, edit.content) for edit in planned.edits)
    for edit in planned.edits:
        folder = (edit.root / edit.path).parent
        with suppress(OSError):  # It holds something else.
            while edit.content is None and folder != edit.root:
                folder.rmdir()
                folder = folder.parent
