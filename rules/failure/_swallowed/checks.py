"""Functions that only try whether something works: that it does not is their answer."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex

from .._models.loads import says_no

_CHECKS: Final = regex(r"^_*(test|check|ping|verify|validate|is|has|can)_")


def is_check(file: FileContext, handler: ast.ExceptHandler) -> bool:
    """Whether the answer is no, of a function that only tries whether something works."""
    function = file.function_of(handler)
    return function is not None and _CHECKS.match(function.name) is not None and says_no(file, handler)
