"""The verb that writes a receipt, and what the verbs that take comments in say of each."""

from pathlib import Path

from civildialogue.core.commands.asking import written
from civildialogue.core.commands.common import docs_of, docs_option, locale_option, workplace
from civildialogue.core.commands.helping import argument, command
from civildialogue.core.commands.printing import say
from civildialogue.core.model.language import Locale
from civildialogue.core.source.load import Loader
from civildialogue.features.compendium import contribute
from civildialogue.features.compendium.model.dialogue import dialogue_of
from civildialogue.features.compendium.receipts import receipt as words


def of_file(docs: Path, path: str, locale: Locale) -> str:
    """The receipt for the comment in a file below ``docs``. Raises NotFoundError."""
    given, library = workplace(docs).settings, Loader(docs).library
    located = contribute.read_comment(docs, library, docs / path)
    placed = given.placed(library) if given else library
    return words(placed, dialogue_of(placed).entries[located.value.id], locale)


def tell(docs: Path, path: str, locale: Locale) -> None:
    """Says the receipt of a comment that was taken in, beside what the command printed."""
    say(of_file(docs, path, locale), err=True)


@command(help="help.receipt")
@argument("comment")
@docs_option
@locale_option
def receipt(comment: str, docs: Path | None, locale: Locale) -> None:
    """Prints the receipt of a COMMENT, to be sent to who wrote it."""
    folder = docs_of(docs)

    def work() -> str:
        path = contribute.find_comment(folder, comment)
        return of_file(folder, path.relative_to(folder).as_posix(), locale)

    written(work)
