"""Places in a text that say themselves that a key or a password stands there, whatever the code makes of them."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex

MARKS = regex(r"sk-|hf_|AKIA|ASIA|gh[pousr]_|github_pat|glpat-|xox|gsk_|r8_|sk_live|SG\.|PRIVATE KEY|://[^\s'\"]+@")

_KEYS = {
    word: word.encode()
    for word in (
        *("PRIVATE KEY", "github_pat", "glpat-", "gsk_", "AKIA", "ASIA", "ghp_", "gho_", "ghu_", "ghs_", "ghr_"),
        *("xox", "hf_", "sk-", "sk_live", "r8_", "SG."),
    )
}
"""The words of `MARKS`: a text is searched for them faster than for a choice of them."""
_ADDRESS = regex(r"://[^\s'\"]+@")


def marked_lines(file: FileContext) -> list[int]:
    """The numbers of the lines in which `MARKS` finds something."""
    words = [word for word, written in _KEYS.items() if file.holds(written)]
    has_address = file.holds(b"://") and b"@" in file.source.data
    if not words and not has_address:
        return []
    if file.source.notebook is not None:  # its file may have escaped some
        words, has_address = list(_KEYS), True
    text = file.source.text
    if "\r" in text:
        text = "\n".join(file.source.lines)
    starts = {start for word in words for start in _places(word, text)}
    starts.update(found.start() for found in (_ADDRESS.finditer(text) if has_address else ()))
    numbers: list[int] = []
    number, read = 1, 0
    for start in sorted(starts):
        number += text.count("\n", read, start)
        read = start
        if number not in numbers[-1:]:
            numbers.append(number)
    return numbers


def _places(word: str, text: str) -> Iterator[int]:
    start = text.find(word)
    while start >= 0:
        yield start
        start = text.find(word, start + 1)


def place_in_text(line: int, offset: int, length: int) -> ast.expr:
    """A place in the text that no node stands for: a comment, a part of a string, an output."""
    return ast.Constant("", lineno=line, col_offset=offset, end_lineno=line, end_col_offset=offset + length)


def is_documentation(file: FileContext, line: int) -> bool:
    """Whether a line stands in a text that is not used: addresses there show a form."""
    return any(
        isinstance(node.value, ast.Constant) and node.lineno <= line <= (node.end_lineno or node.lineno)
        for node in file.tree.of(ast.Expr)
    )
