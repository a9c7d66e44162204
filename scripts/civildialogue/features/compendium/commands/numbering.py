"""The verb that gives a recommendation its number."""

from pathlib import Path

from civildialogue.core.commands.asking import written
from civildialogue.core.commands.common import docs_of, docs_option, locale_option
from civildialogue.core.commands.helping import argument, command
from civildialogue.core.model.language import Locale, languages, message
from civildialogue.core.pipeline.completing import write_completed
from civildialogue.core.source.load import Loader
from civildialogue.features.compendium import numbering


@command(help="help.renumber")
@argument("recommendation")
@docs_option
@locale_option
def renumber(recommendation: str, docs: Path | None, locale: Locale) -> None:
    """Gives a RECOMMENDATION with a provisional number the next free one."""
    folder = docs_of(docs)
    why = {str(tag): message(tag, "renumbered.reason") for tag in languages()}

    def work() -> str:
        draft = numbering.renumbered(Loader(folder).library, recommendation, why)
        return "\n".join(write_completed(folder, draft.files))

    written(work)
