"""Settings and middleware that bound all bodies of an app, by what they are called."""

from __future__ import annotations

from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex

_BOUNDS: Final = (
    *("MAX_CONTENT_LENGTH", "LimitUploadSize", "max_body_size", "ContentSizeLimitMiddleware", "RequestSizeLimit"),
    *("MaxBodySize", "MaxRequestSize", "MAX_FORM_MEMORY_SIZE", "LimitRequestSize"),
)
_NAMED: Final = {name: regex(rf"(?m)^[^#\n]*{name}") for name in _BOUNDS}
"""Each of them outside comments: what somebody has commented out bounds nothing."""
_BOUND_WORDS: Final = tuple(name.encode() for name in _BOUNDS)
_OF_BOUNDS: Final = (b"Size", b"MAX_", b"body_size")
"""What stands in each of `_BOUNDS`."""


def bounds_bodies(file: FileContext) -> bool:
    """Whether a file sets one of them."""
    if not file.holds(*_OF_BOUNDS) or not file.holds(*_BOUND_WORDS):
        return False
    return any(_NAMED[name].search(file.source.text) for name in _BOUNDS if name in file.source.text)


__all__ = ["bounds_bodies"]
