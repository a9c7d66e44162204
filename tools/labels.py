"""Makes the labels of `.github/labels.yml` on the forge, or brings them up to date.

The forge's command `gh` does it, as the person who is logged in with it; nothing is deleted.
"""

import subprocess
from pathlib import Path

import yaml

LABELS = Path(__file__).parents[1] / ".github" / "labels.yml"


def command(label: dict[str, str]) -> list[str]:
    """What makes one label."""
    values = ["--color", label["color"], "--description", label["description"], "--force"]
    return ["gh", "label", "create", label["name"], *values]


if __name__ == "__main__":
    for label in yaml.safe_load(LABELS.read_text(encoding="utf-8")):
        subprocess.run(command(label), check=True)
