"""Where the files of the open data lie, below the site's root."""

from civildialogue.core.feature import Feature

FOLDER = "data"
VERSION = "1"
"""That of the objects, see `first`."""


def place(feature: Feature, name: str) -> str:
    """Where a file of a feature's tables lies."""
    return "/".join(part for part in (FOLDER, feature.data_folder, name) if part)


def file(name: str) -> str:
    """The path of a file of objects; of one object by the key of its page."""
    return f"{FOLDER}/v{VERSION}/{name}.json"


def schema(name: str) -> str:
    """The path of its schema."""
    return file(f"{name}.schema")
