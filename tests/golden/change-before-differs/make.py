"""Makes what Git or an editor would spoil."""

from pathlib import Path

from committed import committed


def make(docs: Path) -> None:
    committed(docs, "Текст на раздела.", "Нов текст на раздела.")
