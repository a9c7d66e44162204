"""What was read is never changed: whoever is asked twice says the same."""

import dataclasses
import importlib
import pkgutil
from collections.abc import Iterator

from pydantic import BaseModel

import civildialogue

WORKING = {
    "core.model.stemming.phrases._Node",
    "core.output.book.typst.Setter",
    "core.pipeline.serving.answering.State",
    "core.pipeline.serving.building._Remembering",
    "core.source.importing.blocks.Blocks",
    "core.source.importing.inlines.Inlines",
    "core.source.importing.losses.Losses",
    "core.source.yamlmap.YamlMap",
}
"""What collects while it works."""


def classes() -> Iterator[type]:
    prefix = f"{civildialogue.__name__}."
    for found in pkgutil.walk_packages(civildialogue.__path__, prefix):
        if "starter" not in found.name and not found.name.endswith("__main__"):
            module = importlib.import_module(found.name)
            yield from (
                each
                for each in vars(module).values()
                if isinstance(each, type) and each.__module__ == found.name
            )


CLASSES = {
    f"{each.__module__}.{each.__qualname__}".removeprefix("civildialogue."): each
    for each in classes()
}


def test_records_of_the_program_are_frozen() -> None:
    own = {name: vars(each) for name, each in CLASSES.items() if dataclasses.is_dataclass(each)}
    assert {n for n, has in own.items() if not has["__dataclass_params__"].frozen} == WORKING


def test_records_of_files_are_frozen() -> None:
    filed = {n: c for n, c in CLASSES.items() if issubclass(c, BaseModel) and c.model_fields}
    assert {n for n, c in filed.items() if c.model_config.get("frozen") is not True} == set()
