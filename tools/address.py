"""Refuses to publish a site under another address than its settings name.

Environment: SITE_URL, the address where this repository publishes. A fork has its own; without one
nothing is published.
"""

import os
import sys
from pathlib import Path

from civildialogue.core.source.settings import settings


def refusal(project: Path, address: str) -> str:
    """Why the site of a project may not be published at an address; empty if it may."""
    named = settings(project).address
    if not address:
        return "SITE_URL липсва: нищо не се публикува. · SITE_URL is missing: nothing is published."
    if named.rstrip("/") != address.rstrip("/"):
        return (
            f"site_url в mkdocs.yml е {named}, а се публикува на {address}: впишете своя. · "
            f"site_url in mkdocs.yml is {named}, and what is published is {address}: set yours."
        )
    return ""


if __name__ == "__main__":
    sys.exit(refusal(Path.cwd(), os.environ.get("SITE_URL", "")))
