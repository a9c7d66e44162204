"""What a page of the site may load and do, told to the browser by the page itself.

A static host sends no headers of ours, and a folder on a disk sends none at all, so the policy
stands in a ``<meta>`` at the head of every page.
Source: Content Security Policy Level 3 (https://www.w3.org/TR/CSP3/), section 3.3.
"""

_RULES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    # The theme draws its icons with pictures that stand in its style sheet.
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self' mailto:",
    "base-uri": "'none'",
}

POLICY = "; ".join(f"{name} {value}" for name, value in _RULES.items())
"""The policy for pages served over HTTP and for pages opened from a folder alike."""

INSTALLED = "; worker-src 'self'; manifest-src 'self'"
"""What stands after it on a page that has a worker and can be installed."""

REFERRER = "same-origin"
"""Who follows a link to another site does not tell it which page they come from.

Source: Referrer Policy (https://www.w3.org/TR/referrer-policy/), section 3.3.
"""
