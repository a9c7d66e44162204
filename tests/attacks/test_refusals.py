"""Every file of the corpus is refused with its own code, or accepted without an error."""

from collections import defaultdict
from pathlib import Path

import pytest

from civildialogue.core.model.escaping import escaped

from .corpus import HERE, Attack, accepted, attacks, base, errors

WHOLE = tuple(attack for attack in attacks() if attack.at)
ADDED = tuple(attack for attack in attacks() if attack.adds)


def name_of(attack: Attack) -> str:
    return attack.name


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """The errors of all files that stand for themselves, sent at once."""
    docs = base(tmp_path_factory.mktemp("attacked"))
    for attack in attacks():
        if attack.at or not attack.refused:
            attack.place(docs)
    codes = defaultdict(set)
    for path, code in errors(docs):
        codes[path].add(code)
    return codes


def test_every_file_is_in_the_manifest_and_they_are_many() -> None:
    own = {
        "manifest.yml",
        "__init__.py",
        "corpus.py",
        "harmless.py",
        "test_refusals.py",
        "test_outputs.py",
    }
    files = {
        path.relative_to(HERE).as_posix()
        for path in HERE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert files - own == {attack.name for attack in attacks()}
    contents = {attack.content for attack in attacks()}
    assert len(contents) >= 400


@pytest.mark.parametrize("attack", WHOLE, ids=name_of)
def test_a_file_is_refused_or_accepted_as_told(attack: Attack, found: dict[str, set[str]]) -> None:
    codes = found.get(escaped(attack.at), set())
    if attack.refused:
        assert attack.refused in codes
    else:
        assert codes == set()


@pytest.mark.parametrize("attack", ADDED, ids=name_of)
def test_a_record_is_refused_or_accepted_as_told(attack: Attack, tmp_path: Path) -> None:
    docs = base(tmp_path)
    attack.place(docs)
    codes = {code for path, code in errors(docs) if path == attack.adds}
    assert codes == ({attack.refused} if attack.refused else set())


def test_what_is_accepted_stands_together_without_an_error(tmp_path: Path) -> None:
    assert list(errors(accepted(tmp_path))) == []
