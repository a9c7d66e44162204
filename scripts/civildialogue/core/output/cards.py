"""The pictures of links to the site: one for each publication and one for all else, per language.

They are set by Typst as books are, and only where nothing was kept of the same titles and looks.
"""

import json
from collections.abc import Iterator
from functools import partial
from importlib.resources import files as resources
from pathlib import Path
from tempfile import TemporaryDirectory

from civildialogue.core.model.colours import INK
from civildialogue.core.model.conventions import direction, subtag
from civildialogue.core.model.downloads import FORUM, slug
from civildialogue.core.model.language import Locale, languages
from civildialogue.core.model.library import Library
from civildialogue.core.model.ornament import drawing, lines
from civildialogue.core.output import pictures
from civildialogue.core.output.destination import Destination
from civildialogue.core.site.frame.cards import are_made, path
from civildialogue.core.site.writing.context import Shared, Writer
from civildialogue.core.source.inputs import program
from civildialogue.core.source.pack import Pack

PPI = 72
"""With it a card of 1200 by 630 points has as many dots, what services ask for.

Source: https://developers.facebook.com/docs/sharing/webmasters/images
"""


def publish(site: Destination, shared: Shared, kept: Pack) -> None:
    """Puts them into a site that has an address.

    Raises OSError.
    """
    library = shared.library
    if not are_made(library):
        return
    wanted = []
    for locale in languages():
        titles = dict(_titles(Writer(shared, locale)))
        key = kept.key("cards", program(), str(locale), _colour(library), repr(titles))
        wanted.append((key, partial(_made, library, locale, titles)))
    pictures.publish(site, kept, wanted)


def _titles(writer: Writer) -> Iterator[tuple[str, str]]:
    """The title of each card, by the name that its ornament is drawn from."""
    yield FORUM, writer.library.name[writer.locale]
    for folder in writer.library.publications:
        yield slug(folder), writer.title(f"{folder}/index")


def _colour(library: Library) -> str:
    return library.colour or INK


def _made(library: Library, locale: Locale, titles: dict[str, str]) -> pictures.Pictures:
    """The cards of a language, each with its path."""
    import typst  # Loaded only where a card is to be made.

    from civildialogue.core.output.book.faces import Faces
    from civildialogue.core.output.book.pdf import fonts
    from civildialogue.core.output.book.typst_around import string

    faces = Faces()

    def shown(text: str) -> str:
        return string(faces.shown(text)[0])

    design = resources("civildialogue.core.output").joinpath("cards.typ").read_text("utf-8")
    text = [design]
    for name, title in titles.items():
        name_of_site = "" if name == FORUM else library.name[locale]
        ornament = string(drawing(lines(name), _colour(library)))
        text.append(f"#card({shown(name_of_site)}, {shown(title)}, {ornament})")
    inputs = {
        "colour": _colour(library),
        "faces": json.dumps(faces.families(locale)),
        "language": subtag(locale),
        "way": direction(locale),
    }
    with TemporaryDirectory() as folder:
        place = Path(folder, "main.typ")
        place.write_text("\n".join(text), encoding="utf-8")
        held = fonts(None, has_extras=not faces.is_near("".join(titles.values())))
        made = typst.Compiler(place, root=folder, font_paths=held, sys_inputs=inputs).compile(
            format="png", ppi=PPI
        )
    pages = made if isinstance(made, list) else [made]
    names = (path(name, locale) for name in titles)
    return [(name, page or b"") for name, page in zip(names, pages, strict=True)]
