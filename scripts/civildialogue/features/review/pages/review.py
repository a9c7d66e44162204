"""A review as Markdown for the forge, as a page that needs nothing else, as data."""

import re
from dataclasses import asdict
from typing import Any

from markdown import Markdown
from markupsafe import Markup

from civildialogue.core.feature import RecordChange
from civildialogue.core.model.escaping import as_json
from civildialogue.core.model.language import Locale
from civildialogue.core.site.writing.context import Writer
from civildialogue.features.review.changes import brought
from civildialogue.features.review.pages.parts import Review, sections
from civildialogue.features.review.pages.parts import refusals as refusals

LONGEST = 54_000
"""Characters of the summary. Source: GitHub refuses a comment of more than 65,536, and the words
about the preview stand above it."""


def markdown(review: Review, *writers: Writer) -> str:
    """The summary for the forge, in the language of each writer, one after the other.

    Each is cut where it would be too long, and says so.
    """
    told = [_summary(review, writer, LONGEST // len(writers)) for writer in writers]
    return "\n\n---\n\n".join(told) + "\n"


def _summary(review: Review, writer: Writer, longest: int) -> str:
    every = list(sections(writer, review))
    found: list[str] = []
    length = 0
    for number, section in enumerate(every):
        length += len(section) + 2
        if length > longest:
            found.append(f"**{writer.t('review.cut', count=len(every) - number)}**")
            break
        found.append(section)
    return "\n\n".join(found)


def page(writer: Writer, review: Review) -> str:
    """The whole review as one page."""
    text = "\n\n".join(sections(writer, review))
    body = Markdown(output_format="html").convert(text)
    # In the forge the summary stands below the page's own heading; here it has the page to itself.
    body = re.sub(r"(</?h)([2-6])", lambda found: f"{found[1]}{int(found[2]) - 1}", body)
    return writer.render(
        "review/review.html.j2",
        "index",
        title=writer.t("review.title"),
        body=Markup(body),  # noqa: S704 - only our own marks are left in it
    )


def data(review: Review, locale: Locale) -> str:
    """The review as JSON, for programs."""
    changes = review.changes
    found: dict[str, Any] = {
        "refused": review.is_refused,
        "unsigned": list(review.unsigned),
        "brought": {
            name: fields
            for kind in review.library.record_kinds
            for name, fields in brought(changes, kind)
        },
        "pages": [
            {
                "kind": change.kind,
                "key": change.page.key,
                "locale": str(change.page.locale),
                "was": change.was or None,
                "passages": [asdict(passage) for passage in change.passages],
                "facts": [asdict(fact) for fact in change.facts],
            }
            for change in changes.pages
        ],
        **{
            name: [_outline(change) for change in found_of]
            for name, found_of in changes.described.items()
        },
        "records": [
            {"kind": r.kind, "of": r.of, "id": r.id, "facts": [asdict(fact) for fact in r.facts]}
            for r in changes.records
        ],
        "declared": [asdict(each) for each in changes.declared],
        "lost": [asdict(lost) for lost in changes.lost],
        "older": [{"key": key, "id": name} for key, name in changes.older],
        "links": [{"url": url, "in": place} for url, place in changes.links],
        "outside": list(review.outside),
        "others": list(review.others),
        "settings": [asdict(fact) for fact in review.settings],
        "compared": {
            "base": review.base,
            "head": review.head or "index",
            "unstaged": list(review.unstaged),
        },
        "diagnostics": [
            {
                "code": d.code,
                "severity": str(d.severity),
                "path": d.span.path,
                "line": d.span.line,
                "message": d.message(locale),
            }
            for d in review.diagnostics
        ],
    }
    return as_json(found) + "\n"


def _outline(change: RecordChange) -> dict[str, Any]:
    kind = change.library.kind_of(change.record.value)
    return {"kind": change.kind, "id": change.id, **(kind.outline(change) if kind else {})}
