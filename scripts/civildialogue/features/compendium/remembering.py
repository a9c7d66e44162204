"""Comments written by hand have no fingerprint of their passage; it is added while it is known.

Without it nobody could tell later whether the passage has changed since, or never had the words.
"""

from collections.abc import Iterator
from pathlib import Path

from civildialogue.core.model.changes import Change
from civildialogue.core.model.library import Library, Located, Page
from civildialogue.core.model.text import Block
from civildialogue.core.source.mapping import with_fields
from civildialogue.core.source.versions import Versions
from civildialogue.core.source.writing import changed
from civildialogue.core.source.yamltext import scalar
from civildialogue.features.compendium.history import names_of, passage, read
from civildialogue.features.compendium.model.dialogue import dialogue_of
from civildialogue.features.compendium.model.records import Comment
from civildialogue.features.compendium.model.standing import has


def remembered(library: Library, versions: Versions) -> Iterator[tuple[str, str]]:
    """Files of comments with the fingerprint of the passage as it has, or last had, their words."""
    dialogue = dialogue_of(library)
    for located in library.records(Comment).values():
        comment, page = located.value, dialogue.target_page(located.value)
        if comment.target.hash is None and comment.taken is None and page is not None:
            block = _quoted(library, comment, page, versions)
            if block is not None:
                yield located.source.path.removeprefix("docs/"), _with_hash(located, block.hash)


def standing(docs: Path, library: Library, recommendation: str) -> dict[str, bytes | None]:
    """The same for the comments on one recommendation, before its text changes."""
    folder = f"/{recommendation}/"
    found = remembered(library, Versions(docs))
    return {path: text.encode() for path, text in found if folder in path}


def _quoted(library: Library, comment: Comment, page: Page, versions: Versions) -> Block | None:
    target, names = comment.target, names_of(library, page.key, page.locale)
    block = page.by_id.get(target.block)
    if block is not None and has(block, target.quote):
        return block
    for commit in read(versions, names):
        block = passage(versions.blocks(commit, *names), target.block)
        if block is not None and has(block, target.quote):
            return block
    return None


def _with_hash(located: Located[Comment], value: str) -> str:
    source = located.source
    line = located.fields["target", "block"][0]
    text = source.lines[line - 1]
    if not text.lstrip().startswith("block:"):
        target = located.value.target
        known = {"recommendation": target.recommendation, "block": target.block}
        return with_fields(source, {"target": {**known, "quote": target.quote, "hash": value}})
    indent = text[: len(text) - len(text.lstrip())]
    return changed(source, [Change(line + 1, 0, (f"{indent}hash: {scalar(value)}",))])
