"""What stands beside the built pages: the open data, the drawings, the style of the filters."""

from pathlib import Path

from civildialogue.core.output.data.export import files
from civildialogue.core.site.charts import figures
from civildialogue.core.site.writing.context import Shared

FILTERS = "assets/stylesheets/filters.css"


def write(site: Path, shared: Shared, base: str) -> None:
    """Adds them to a built site. ``base`` is the site's address, with a slash at its end."""
    library = shared.library
    found = files(library, base)
    found |= figures.files(shared)
    styles = (rule for feature in library.features for rule in feature.styles(library))
    found[FILTERS] = "".join(styles).encode()
    for path, content in found.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
