"""Tokens that tell one run from another: the folder of the run is called by them."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

_PLACE: Final = regex(
    r"(?i)(^|_)(run|path|folder|dir|directory|file|filename|experiment|checkpoint)(_|$)|(folder|dir|path)$"
)
_SENT: Final = regex(r"[\s=?&@]|://")
"""What a text holds that is sent: a header, an address, a connection."""


def names_a_run(file: FileContext, name: str, text: str) -> bool:
    """Whether a token is a part of the name of a folder or file beside it: ``RUN = "rates_2024_4f8c..."``."""
    if "token" not in name.lower():
        return False
    for assign in file.tree.of(ast.Assign):
        written = assign.value.value if isinstance(assign.value, ast.Constant) else None
        if isinstance(written, str) and text in written and text != written and not _SENT.search(written):
            if any(_PLACE.search(last_part(target)) for target in assign.targets):
                return True
    return False


__all__ = ["names_a_run"]
