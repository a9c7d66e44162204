"""What a document has beside its text, and pandoc passes over in silence."""

from civildialogue.core.source.importing import odf_runs
from civildialogue.core.source.importing.container import Container, tree
from civildialogue.core.source.importing.losses import Losses
from civildialogue.core.source.importing.runs import words_in

_PARTS = {
    "word/embeddings/": "embedded",
    "Object ": "embedded",
    "word/vbaProject.bin": "macro",
}
_RUNNING_OF_ODT = [
    f"{odf_runs.STYLE}{name}{end}"
    for name in ("header", "footer")
    for end in ("", "-left", "-first")
]
_RUNNING = ("word/header", "word/footer")


def other_parts(held: Container, losses: Losses) -> None:
    """Tells embedded files, macros, and running headers that have words."""
    told = {kind for name in held.parts for start, kind in _PARTS.items() if name.startswith(start)}
    for kind in sorted(told):
        losses.tell(kind, "–", line=1)
    for name, part in sorted(held.parts.items()):
        root = tree(part) if name.startswith(_RUNNING) else None
        if root is not None and (words := words_in(root)):
            losses.tell("header", words, line=1)
    styles = tree(held.parts.get("styles.xml", b"")) if held.form == "odt" else None
    for each in () if styles is None else styles.iter(*_RUNNING_OF_ODT):
        if words := odf_runs.words_in(each):
            losses.tell("header", words, line=1)
