"""Data sets that Kaggle's command fetches by their name alone."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.called import called
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex

from ._registries import known_text

WORDS: Final = b"kaggle"
_RUNS: Final = ("system", "run", "call", "check_call", "check_output", "Popen")
_RUNNERS: Final = regex(r"^(os\.system|subprocess\.(run|call|check_call|check_output|Popen))$")
_COMMAND: Final = regex(r"\bkaggle datasets download\b(?:\s+(?!-d\b|--dataset\b)-\S+)*(?:\s+(?:-d|--dataset))?\s+(\S+)")
_VERSION: Final = regex(r"/\d+$")
_CHECKED: Final = (b"sha256", b"md5", b"checksum")


def kaggle_downloads(file: FileContext) -> Iterator[tuple[ast.expr, str]]:
    """The commands that fetch a data set, each with its name (``?`` for what is not written out); none where the module
    knows checksums.
    """
    if not file.holds(WORDS) or file.holds(*_CHECKED):
        return
    for call in called(file, *_RUNS):
        if call.args and _RUNNERS.match(file.call_name(call) or ""):
            match = _COMMAND.search(_command(file, call.args[0]))
            if match is not None and not _VERSION.search(match[1]):
                yield call.args[0], match[1]


def _command(file: FileContext, node: ast.expr) -> str:
    """The text of a command, also where it is a list of its words."""
    made = file.names.single_value(node) or node
    if isinstance(made, ast.List | ast.Tuple):
        return " ".join(known_text(file, each) or "?" for each in made.elts)
    return known_text(file, made)


__all__ = ["kaggle_downloads"]
