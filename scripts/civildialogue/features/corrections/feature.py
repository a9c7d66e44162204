"""What corrections declare to the core."""

from collections.abc import Iterator

from click import Command

from civildialogue.core.feature import Feature, RecordKind
from civildialogue.features.corrections import checks, pages
from civildialogue.features.corrections.model import FILES, LIST, Correction


def _commands() -> Iterator[tuple[str, Command]]:
    from civildialogue.features.corrections.commands import COMMANDS

    yield from (("new", command) for command in COMMANDS)


CORRECTIONS = Feature(
    name="corrections",
    package="civildialogue.features.corrections",
    needs_records=True,
    records=(
        RecordKind(
            "corrections",
            Correction,
            FILES,
            ".yml",
            page=LIST,
            title=lambda correction, locale: correction.stands[locale],
        ),
    ),
    checks=(checks.corrections,),
    pages=(LIST,),
    documents=pages.documents,
    after=pages.after,
    ends=pages.ends,
    texts=lambda _: (),
    commands=_commands,
)
