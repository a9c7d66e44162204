"""Sources of a feature that the site doesn't have: they are not read, and told of."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from civildialogue.core.active import off
from civildialogue.core.model.diagnostics import Diagnostic, Span

CODE = "feature-off"


def page_of(kind: object, span: Span) -> Diagnostic | None:
    """What is told of a page whose kind is one of a feature that is off."""
    for feature in off():
        if any(kind == each.name for each in feature.kinds):
            return Diagnostic(CODE, span, {"feature": feature.name, "kind": str(kind)})
    return None


class Left:
    """What a reading leaves out, each kind of record or page once, with how many files it has."""

    def __init__(self) -> None:
        self.found: dict[str, list[Diagnostic]] = {}

    def has(self, path: str, display: str) -> bool:
        """Whether a file is a record of a feature that is off; then it is remembered."""
        for feature in off():
            for kind in feature.records:
                if kind.has(path):
                    params = {"feature": feature.name, "kind": kind.name}
                    list(self.others([Diagnostic(CODE, Span(f"{display}/{path}"), params)]))
                    return True
        return False

    def others(self, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        """What else was found; what is told here is remembered."""
        for each in found:
            if each.code == CODE:
                self.found.setdefault(str(each.params["kind"]), []).append(each)
            else:
                yield each

    def told(self) -> Iterator[Diagnostic]:
        """One finding for each kind, at its first file."""
        for every in self.found.values():
            params = {**every[0].params, "count": str(len(every))}
            yield replace(every[0], params=params)
