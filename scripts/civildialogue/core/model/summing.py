"""One sum over a value, the same for the same value on any machine."""

import hashlib


def sum_of(what: object) -> str:
    """SHA-256 over how Python writes the value, in hexadecimal digits."""
    return hashlib.sha256(repr(what).encode("utf-8", "surrogatepass")).hexdigest()
