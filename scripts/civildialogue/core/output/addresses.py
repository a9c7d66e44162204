"""Where each page and each file of the sources stands in the built site, in each language."""

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from civildialogue.core.model.language import Locale, languages, record_locale
from civildialogue.core.model.library import Library, address
from civildialogue.core.model.summing import sum_of


class Addresses:
    """The addresses of a library, below the site's root.

    A language has its own picture (``a.en.png`` is ``en/a.png``), or else the record's.
    """

    def __init__(self, library: Library) -> None:
        self._pages = {*library.originals, *library.made}
        found = {locale: _files(library.assets, locale) for locale in languages()}
        self._files = {
            locale: dict(files.values()) | {name: place for name, (_, place) in files.items()}
            for locale, files in found.items()
        }
        self.files: Mapping[str, str] = {
            place: path for files in found.values() for path, place in files.values()
        }
        """The path below the sources of each file that they bring, by its address."""
        self.sum = sum_of((sorted(self._pages), self._files))
        """The same for the same addresses."""

    def of(self, locale: Locale, path: str) -> str | None:
        """The address in a language of a page (``a/b.md``) or a file (``a/b.png``), if any."""
        key = path.removesuffix(".md")
        if key != path and key in self._pages:
            return f"{locale.prefix}{address(key)}"
        return self._files[locale].get(path)


def _files(paths: Iterable[str], locale: Locale) -> Mapping[str, tuple[str, str]]:
    """The path and address of each file of a language, by the name that texts call it."""
    found: dict[str, tuple[str, str]] = {}
    own: dict[str, tuple[str, str]] = {}
    for path in sorted(paths):
        place = PurePosixPath(path)
        stem = place.with_suffix("")
        tag = stem.suffix[1:]
        called = str(stem.with_suffix(place.suffix)) if tag in languages() else path
        if tag == locale:
            own[called] = path, f"{locale.prefix}{called}"
        elif tag not in languages() or tag == record_locale():
            found[called] = path, called
    return found | own
