"""A learner's own page: the lessons by tracks, and what a script adds on the device."""

import json
from collections.abc import Iterator

from civildialogue.core.model.lacking import for_scripts
from civildialogue.core.model.library import Library
from civildialogue.core.site.blocks.marker import enclose
from civildialogue.core.site.frame.policy import INSTALLED
from civildialogue.core.site.writing.context import Document, Writer
from civildialogue.features.training.lessons import Lesson, lessons, modules
from civildialogue.features.training.model import ENTRY, FOLDER, Track
from civildialogue.features.training.pages import KEPT, LEARNER, PROGRESS, length

KEY, TITLE = LEARNER, "learner.title"
STYLE, SCRIPT = f"assets/{FOLDER}/learner.css", f"assets/{FOLDER}/learner.js"
WORKER = f"{FOLDER}/worker.js"
"""Below a language's part of the site; a worker has power over its own folder and no other."""
_SAID = (
    *("count", "next", "finished", "result", "unkept", "exported", "imported", "not-ours", "sure"),
    *("deleted", "saved", "save-sized", "saving", "save-failed", "folder", "no-saving"),
)


def entries(library: Library) -> list[str]:
    """The keys of the entry tests of the programme."""
    kept = library.contents(FOLDER)
    return [key for key in kept if library.originals[key].matter.kind == ENTRY]


def groups(library: Library) -> list[tuple[str, list[Lesson]]]:
    """All lessons by their tracks, in the order of the programme; last those of no module."""
    taught = dict(lessons(library))
    found: list[tuple[str, list[Lesson]]] = []
    for track in Track:
        held = (module for module in modules(library) if module.track is track)
        names = dict.fromkeys(name for module in held for name in module.lessons)
        found.append((str(track), [taught.pop(name) for name in names if name in taught]))
    return [(track, own) for track, own in (*found, ("", [*taught.values()])) if own]


def document(writer: Writer) -> Document:
    """The page. Without script it is the list of lessons with their minutes."""
    found = groups(writer.library)
    words = {name: writer.words[f"learner.{name}"] for name in _SAID}
    worker = writer.file(KEY, f"{writer.locale.prefix}{WORKER}")
    told = json.dumps({"kept": KEPT, "worker": worker, "learner": words}, ensure_ascii=False)
    body = writer.render(
        "training/learner.md.j2",
        KEY,
        told=for_scripts(told),
        groups=found,
        order=[*lessons(writer.library)],
        tracks=[track for track, _ in found if track not in ("", Track.COMMON)],
        entries=entries(writer.library),
        length=lambda minutes: length(writer, minutes),
        kept=(PROGRESS, KEPT),
    )
    forum = {"scripts": [SCRIPT], "styles": [STYLE], "policy": INSTALLED}
    return writer.document(writer.t(TITLE), writer.t("learner.summary"), enclose(body), forum=forum)


def carried(library: Library) -> Iterator[str]:
    """The keys of what a learner can save for no network: this page, the programme, its texts."""
    yield from (KEY, f"{FOLDER}/index", *entries(library))
    yield from (lesson.key for lesson in lessons(library).values())
