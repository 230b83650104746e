"""Places in a text that say themselves that a key or a password stands there, whatever the code makes of them."""

from __future__ import annotations

import ast

from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex

MARKS = regex(r"sk-|hf_|AKIA|ASIA|gh[pousr]_|github_pat|glpat-|xox|gsk_|r8_|sk_live|SG\.|PRIVATE KEY|://[^\s'\"]+@")

_KEYS = regex(r"sk[-_]|hf_|A[KS]IA|gh[pousr]_|github_pat|glpat-|xox|gsk_|r8_|SG\.|PRIVATE KEY")
_BEGIN_KEYS = (
    *(b"PRIVATE KEY", b"github_pat", b"glpat-", b"gsk_", b"AKIA", b"ASIA", b"ghp_", b"gho_", b"ghu_", b"ghs_", b"ghr_"),
    *(b"xox", b"hf_", b"sk-", b"sk_", b"r8_", b"SG."),
)
"""The same, one by one: a text is searched for words faster than for a choice of them."""
_ADDRESS = regex(r"://[^\s'\"]+@")


def marked_lines(file: FileContext) -> list[int]:
    """The numbers of the lines in which `MARKS` finds something; two searches that cost less pass most files over."""
    text = file.source.text
    keyed = file.holds(*_BEGIN_KEYS) and _KEYS.search(text) is not None
    if not keyed and not (file.holds(b"://") and b"@" in file.source.data and _ADDRESS.search(text)):
        return []
    if "\r" in text:
        text = "\n".join(file.source.lines)
    numbers: list[int] = []
    number, read = 1, 0
    for mark in MARKS.finditer(text):
        number += text.count("\n", read, mark.start())
        read = mark.start()
        if number not in numbers[-1:]:
            numbers.append(number)
    return numbers


def place_in_text(line: int, offset: int, length: int) -> ast.expr:
    """A place in the text that no node stands for: a comment, a part of a string, an output."""
    return ast.Constant("", lineno=line, col_offset=offset, end_lineno=line, end_col_offset=offset + length)


def is_documentation(file: FileContext, line: int) -> bool:
    """Whether a line stands in a text that is not used: addresses there show a form."""
    return any(
        isinstance(node.value, ast.Constant) and node.lineno <= line <= (node.end_lineno or node.lineno)
        for node in file.tree.of(ast.Expr)
    )
