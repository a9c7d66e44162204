"""A site is the same, byte for byte, whether the driver makes it or MkDocs with the plugin."""

from pathlib import Path

import pytest

from civildialogue.adapter import MkDocs
from civildialogue.core.model.page import address
from civildialogue.core.output.addresses import Addresses
from civildialogue.core.pipeline import inspect
from civildialogue.core.site.blocks.rendering import Renderer, resolver
from civildialogue.core.site.pages.assembly import lists, texts
from civildialogue.core.site.writing.context import Shared
from civildialogue.core.source.history import History
from civildialogue.core.source.settings import settings

from .built import REPOSITORY, build, digest


@pytest.mark.parametrize("generator", ["mkdocs", "properdocs"])
def test_the_generators_write_the_same_bytes(project: Path, tmp_path: Path, generator: str) -> None:
    out = tmp_path / "other"
    build(project, "--generator", generator, "--out", str(out))
    assert digest(out) == digest(project / "site")


@pytest.mark.parametrize("place", ["real", "fixture"])
def test_plain_passages_are_rendered_as_python_markdown_renders_them(
    project: Path, place: str
) -> None:
    folder = REPOSITORY if place == "real" else project
    docs = folder / "docs"
    library = inspect(docs, "docs", settings(folder, docs=docs)).library
    shared, addresses = Shared(library, History(docs)), Addresses(library)
    renderer = Renderer(*MkDocs(folder).extensions)
    count = 0
    for part in (*texts(shared), *lists(shared)):
        for key, locale, document in part.make():
            resolve = resolver(
                f"{key}.md",
                f"{locale.prefix}{address(key)}",
                lambda path, locale=locale: addresses.of(locale, path),
            )
            found = renderer.render(document.body, resolve)
            assert found == renderer.slowly(document.body, resolve), key
            count += 1
    assert count > 100
