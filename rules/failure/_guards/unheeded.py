"""Checks that found what is wrong, and of which only a log, or nobody, learns: what is said of each."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.rule import Issue

from .unheeded_hashes import unheeded_mismatch
from .unheeded_metrics import WORDS as SHIPS
from .unheeded_metrics import unheeded_metric
from .unheeded_verdicts import WORDS as VERDICTS
from .unheeded_verdicts import unheeded_verdict, unread_verdict
from .warned import warned

_HASHES = (b"hash", b"sha256", b"md5", b"checksum", b"digest")
WORDS = (*_HASHES, *VERDICTS)
"""Of which a file has one that has such a check, besides `SHIPS`."""


def only_logged(node: ast.If, file: FileContext) -> Iterator[Issue]:
    """A branch that begins with a call, and may do no more than log what it found."""
    ungated = unheeded_verdict(file, node)
    if ungated is not None and file.holds(*VERDICTS):
        yield _ungated(*ungated)
    unmet = unheeded_metric(file, node) if file.holds(*SHIPS) else None
    if unmet is not None:
        act, test = unmet
        said = f"what `{test}` finds only a log knows: `{file.text(act.func)}` ships what is not good enough"
        yield warned(act, said, "Raise, or return, where the model is not good enough.")
    mismatch = unheeded_mismatch(file, node)
    if mismatch and file.holds(*_HASHES):
        yield _mismatch(node, mismatch)


def unread(node: ast.Call, file: FileContext) -> Iterator[Issue]:
    """``is_valid, notes = validate(row)`` before ``model.predict(row)``, and nobody reads `is_valid`."""
    found = unread_verdict(file, node)
    if found is not None:
        verdict, act = found
        said = f"nothing reads `{verdict}`: `{act}` goes on with what `{last_part(node.func)}` has refused"
        yield warned(node, said, f"Refuse where `{verdict}` is False.")


def _mismatch(node: ast.If, found: str) -> Issue:
    """``if digest != expected: log.warning("another file")``."""
    said = f"where `{found}` is not what was expected only a log knows: a file that was replaced is used"
    return warned(node, said, "Raise where the hash is another one.")


def _ungated(node: ast.stmt | ast.expr, verdict: str, act: str) -> Issue:
    """``if not gate_passed(metrics): log.warning("below the baseline")``, and the model is shipped."""
    said = f"where `{verdict}` says no only a log knows: `{act}` goes on with what has not passed"
    return warned(node, said, "Raise, or return, where the check has not passed.")


__all__ = ["SHIPS", "WORDS", "only_logged", "unread"]
