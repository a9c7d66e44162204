"""The record of an object of heritage: its schema, and the examples beside it."""

import json
from copy import deepcopy
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from projects import REPOSITORY

FOLDER = REPOSITORY / "docs/crowdsourcing"
EXAMPLES = sorted(FOLDER.glob("example-*.json"))


def read(name: str) -> Any:
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def checker() -> Draft202012Validator:
    schema = read("record.schema.json")
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_each_example_is_valid_and_says_that_it_is_one(
    checker: Draft202012Validator, path: Any
) -> None:
    record = read(path.name)
    checker.validate(record)
    assert record["example"] is True
    assert record["title"]["bg"].startswith("Пример (измислен)")


def test_a_record_that_lacks_a_member_or_has_another_is_refused(
    checker: Draft202012Validator,
) -> None:
    whole = read(EXAMPLES[0].name)
    required = read("record.schema.json")["required"]
    for name in required:
        record = deepcopy(whole)
        del record[name]
        with pytest.raises(ValidationError):
            checker.validate(record)
    with pytest.raises(ValidationError):
        checker.validate({**whole, "telephone": "0888"})
