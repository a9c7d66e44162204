"""New pages: in each language, with every key and section that the kind can't do without."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from civildialogue.core.active import active
from civildialogue.core.model.kinds import kinds
from civildialogue.core.model.language import Locale, languages, message, record_locale
from civildialogue.core.model.values import ID_PATTERN
from civildialogue.core.model.vocabulary import Kind
from civildialogue.core.source import clock
from civildialogue.core.source.writing import write_all
from civildialogue.core.source.yamltext import dump


class NotWrittenError(Exception):
    """Something that isn't written. ``reason`` is a key of the interface’s words."""

    def __init__(self, reason: str, **params: object) -> None:
        super().__init__(reason, params)
        self.reason, self.params = reason, params


class PageNameError(NotWrittenError):
    """A path that is no page's name."""


class AlreadyThereError(NotWrittenError):
    """A file of that name exists; nothing is ever overwritten."""


def scaffold(
    docs: Path,
    kind: str,
    path: str,
    titles: Mapping[Locale, str],
    facts: Mapping[str, object] | None = None,
    write: Callable[[Path, Mapping[str, bytes]], object] = write_all,
) -> list[str]:
    """Writes the files of a new page, one a language, and returns their paths below ``docs``.

    ``facts`` are shared keys of the front matter that take the place of the kind's defaults.
    ``write`` writes the files, or refuses to.

    Raises PageNameError for a path that is no page's name, AlreadyThereError if a file exists.
    """
    parts = path.removesuffix(".md").split("/")
    if not all(re.fullmatch(ID_PATTERN.strip("^$"), part) for part in parts):
        raise PageNameError("page-name", path=path)
    key = "/".join(parts)
    names = {locale: f"{key}.{locale}.md" for locale in languages()}
    for name in names.values():
        if (docs / name).exists():
            raise AlreadyThereError("there", path=name)
    texts = {
        name: _text(kind, parts[-1], locale, titles[locale], facts or {})
        for locale, name in names.items()
    }
    write(docs, {name: text.encode() for name, text in texts.items()})
    return list(names.values())


def _text(kind: str, name: str, locale: Locale, title: str, facts: Mapping[str, object]) -> str:
    summary = message(locale, "new.summary")
    matter: dict[str, object] = {"kind": str(kind), "title": title, "summary": summary}
    if kind == Kind.PUBLICATION:
        matter["short-title"] = title
    if locale == record_locale():
        matter |= {"origin": "site-edition", **_shared(kind, name), **facts}
    head = dump(matter)
    sections = kinds(active())[kind].sections or ("text",)
    body = "\n".join(
        f"## {message(locale, f'section.{s}')} {{#{s}}}\n\n{message(locale, 'new.text')}\n"
        for s in sections
    )
    return f"---\n{head}---\n\n{body}"


def _shared(kind: str, name: str) -> Mapping[str, object]:
    if kind == Kind.PUBLICATION:
        author = {str(locale): message(locale, "new.author") for locale in languages()}
        edition = clock.today().isoformat()[:7]
        return {"edition": edition, "authors": [author], "licence": "CC-BY-4.0"}
    return kinds(active())[kind].start(name)
