"""Where contributions can be sent: the forge of the repository, and the editors' mailbox."""

from enum import StrEnum
from typing import Annotated
from urllib.parse import quote

from pydantic import Field, StringConstraints

from civildialogue.core.model.values import Record

REPOSITORY_PATTERN = r"^https://[^\s?#{}\"<>]+[^\s?#{}\"<>/]$"
MAIL_PATTERN = r"^[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$"
BRANCH_PATTERN = r"^[A-Za-z0-9._/-]+$"

LONGEST_ADDRESS = 8000
"""Signs of a web address. RFC 9110, section 4.1, asks servers for 8,000 octets at least; GitHub
takes 8,191 (https://github.com/github/docs/issues/5136)."""
LONGEST_MAIL = 2000
"""Signs of a mailto address. RFC 6068 sets no limit; on Windows, browsers hand over some 2,046."""


class ForgeKind(StrEnum):
    """The program of a forge; decides the form of its addresses."""

    GITHUB = "github"
    GITLAB = "gitlab"
    FORGEJO = "forgejo"


NAMES = {ForgeKind.GITHUB: "GitHub", ForgeKind.GITLAB: "GitLab", ForgeKind.FORGEJO: "Forgejo"}

# Sources: GitHub, https://github.com/isaacs/github/issues/1527 (the whole path goes in filename);
# GitLab, app/views/projects/blob/_editor.html.haml (file_name, content);
# Forgejo, Gitea's documentation, “Web UI API” (filename, value).
_EDIT = {
    ForgeKind.GITHUB: "/edit/{branch}/{path}",
    ForgeKind.GITLAB: "/-/edit/{branch}/{path}",
    ForgeKind.FORGEJO: "/_edit/{branch}/{path}",
}
_NEW = {
    ForgeKind.GITHUB: "/new/{branch}?filename={path}&value={content}",
    ForgeKind.GITLAB: "/-/new/{branch}?file_name={path}&content={content}",
    ForgeKind.FORGEJO: "/_new/{branch}/{folder}?filename={name}&value={content}",
}


class Forge(Record):
    """The place of the sources. ``folder`` is that of the texts, below the repository's root."""

    kind: ForgeKind
    repository: Annotated[str, StringConstraints(pattern=REPOSITORY_PATTERN)]
    branch: Annotated[str, StringConstraints(pattern=BRANCH_PATTERN)]
    folder: Annotated[str, StringConstraints(pattern=BRANCH_PATTERN)] = "docs"

    @property
    def name(self) -> str:
        """What people call the forge."""
        return NAMES[self.kind]

    def edit(self, path: str) -> str:
        """The address that opens a source, given by its path below ``folder``, for editing."""
        way = _EDIT[self.kind].format(branch=quote(self.branch), path=self._path(path))
        return f"{self.repository}{way}"

    @property
    def new_form(self) -> str:
        """The address of a new file, with ``{folder}``, ``{name}``, ``{path}`` and ``{content}``
        left to be filled in, each percent-encoded.
        """
        return self.repository + _NEW[self.kind].replace("{branch}", quote(self.branch))

    def new(self, path: str, content: str) -> str | None:
        """The address that opens a new file with that content; None if it would be too long."""
        whole = self._path(path)
        folder, _, name = whole.rpartition("/")
        values = {"folder": folder, "name": name, "path": whole, "content": quote(content, safe="")}
        address = self.new_form.format(**values)
        return address if len(address) <= LONGEST_ADDRESS else None

    def _path(self, path: str) -> str:
        return quote(f"{self.folder}/{path}")


class Sending(Record):
    """What ``extra`` of ``mkdocs.yml`` says of where contributions go; each may be left out."""

    forge: Forge | None = None
    mail: Annotated[str, StringConstraints(pattern=MAIL_PATTERN)] | None = Field(default=None)

    @property
    def is_set(self) -> bool:
        """Whether there is anywhere to send a contribution."""
        return self.forge is not None or self.mail is not None
