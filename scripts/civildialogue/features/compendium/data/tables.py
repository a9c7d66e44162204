"""The columns of the compendium's tables: as they once were published, and as they are now."""

from collections.abc import Mapping

from civildialogue.core.feature import COUNT, DATE, FLAG, LIST, TEXT

FORMER: Mapping[str, Mapping[str, str]] = {
    "recommendations": {
        "id": TEXT,
        "status": TEXT,
        "level": TEXT,
        "addressee": LIST,
        "themes": LIST,
        "methods": LIST,
        "evidence": LIST,
        "cost": TEXT,
        "cost-reason-*": TEXT,
        "priority": TEXT,
        "prerequisites": LIST,
        "supersedes": LIST,
        "licence": TEXT,
        "issued": DATE,
        "response-due": DATE,
        "response-date": DATE,
        "response-*": TEXT,
        "title-*": TEXT,
        "summary-*": TEXT,
        "url-*": TEXT,
    },
    "recommendation-powers": {
        "recommendation": TEXT,
        "text-*": TEXT,
        "source": TEXT,
        "locator-*": TEXT,
    },
    "recommendation-risks": {
        "recommendation": TEXT,
        "text-*": TEXT,
        "remedy-*": TEXT,
    },
    "recommendation-prerequisites": {
        "recommendation": TEXT,
        "prerequisite": TEXT,
        "text-*": TEXT,
    },
    "comments": {
        "id": TEXT,
        "recommendation": TEXT,
        "block": TEXT,
        "quote": TEXT,
        "anchor": TEXT,
        "consultation": TEXT,
        "late": FLAG,
        "kind": TEXT,
        "lang": TEXT,
        "author": TEXT,
        "capacity": TEXT,
        "organisation": TEXT,
        "received": DATE,
        "received-via": TEXT,
        "licence": TEXT,
        "in-reply-to": TEXT,
        "text": TEXT,
        "proposal": TEXT,
        "translation-lang": TEXT,
        "translation": TEXT,
        "translation-proposal": TEXT,
        "translation-by": TEXT,
        "redaction": TEXT,
        "withheld": TEXT,
        "decision": TEXT,
        "reason-*": TEXT,
        "decided-by": TEXT,
        "decided-on": DATE,
        "corrected": FLAG,
        "due": DATE,
        "duplicate-of": TEXT,
        "change-block": TEXT,
        "change-before": TEXT,
        "change-after": TEXT,
        "change-commit": TEXT,
        "reply": TEXT,
        "url": TEXT,
    },
    "consultations": {
        "id": TEXT,
        "title-*": TEXT,
        "in-preparation": FLAG,
        "missing-*": TEXT,
        "opens": DATE,
        "closes": DATE,
        "extended-from": LIST,
        "answers-by": DATE,
        "concluded": DATE,
        "scope": LIST,
        "short-notice-*": TEXT,
        "comments": COUNT,
        "url-*": TEXT,
    },
}
"""The tables of ``data/compendium.json``, whose addresses go on."""
NUMBER = {"recommendation": TEXT, "number": COUNT}
"""What a row of a recommendation's part is known by."""
TABLES: Mapping[str, Mapping[str, str]] = {
    "recommendations": {n: k for n, k in FORMER["recommendations"].items() if n != "evidence"},
    "recommendation-evidence": {
        **NUMBER,
        "kind": TEXT,
        "evidence": TEXT,
        "passage": TEXT,
        "locator-*": TEXT,
        "url-*": TEXT,
        "address": TEXT,
    },
    **{
        name: {**NUMBER, **FORMER[name]}
        for name in (
            "recommendation-powers",
            "recommendation-risks",
            "recommendation-prerequisites",
        )
    },
    "comments": FORMER["comments"],
    "consultations": FORMER["consultations"],
}
"""Those of the data package."""
