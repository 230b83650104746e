"""Regular expressions that are compiled when they are first used.

The rules hold some 250 of them, and a hook that looks at one changed file uses a handful: compiling them all took
longer than everything else that the hook does.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


class _Lazy:
    """Stands for a compiled pattern; becomes one at its first use."""

    def __init__(self, text: str | bytes, flags: int) -> None:
        self._text = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self._text, self._flags)
        for method in ("search", "match", "fullmatch", "findall", "finditer", "sub", "split", "pattern", "flags"):
            self.__dict__[method] = getattr(compiled, method)
        return getattr(compiled, name)


def regex(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The pattern `text`, compiled when it is first used; an error in it shows then, which the tests of a rule do."""
    return cast("re.Pattern[AnyStr]", _Lazy(text, flags))


__all__ = ["regex"]
