"""Verdicts that a detector gives beside its error: whoever reads them takes what was not looked at for clean."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.outcome import outcome
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parents

from ...serving._web.askable import marked
from .. import _handlers as handlers
from .._handlers import Verdict
from .._made_up.records import fields_of
from .._ways_out import shown_call
from .words import note, work

_HARM: Final = regex(
    r"(?i)^(is|has|was)_(\w+_)?(fake|deep_?fake|fraud(ulent)?|spam|toxic|malicious|malware|phishing|anomal(y|ous)|attack"
    r"|defect(ive)?|threat|scam|forged|manipulated|tampered|intrusion|violation|hazard|fall(en)?|disease\w*|positive)$"
)
"""Fields that say of what was looked at that it is bad."""
_DETECTS: Final = regex(
    r"(?i)(^|_)(detect|predict|classify|analy[sz]e|score|scan|check|inspect|screen|evaluate|infer|assess)(_|$)"
)
_ERROR: Final = regex(r"(?i)^(error(s|_message|_msg)?|exception)$")
_FLAG: Final = regex(r"(?i)^(success\w*|ok|status|state|failed|valid|available)$")
"""Fields by which an answer says whether it is one."""


def no_verdict(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except Exception as error: return {"is_fake": False, "error": str(error)}`` of a function that others ask."""
    function, last, call = file.function_of(handler), handler.body[-1], work(file, block)
    if function is None or call is None or not handlers.is_broad(file, handler) or function in marked(file):
        return None
    value = outcome(last) if isinstance(last, ast.Return) and _DETECTS.search(function.name) else None
    fields = fields_of(value) if isinstance(value, ast.Dict) else None
    if not fields or not any(map(_ERROR.match, fields)) or any(map(_FLAG.match, fields)):
        return None
    clean = next((name for name, given in fields.items() if _HARM.match(name) and _is_no(given)), "")
    if not clean or _asks_first(file, function, handler):
        return None
    said = f"when `{shown_call(file, call)}` fails, `{function.name}` answers `{clean}: False` beside its error"
    return note(f"{said}: whoever reads the verdict takes what nobody looked at for clean", code="MLA109")


def _is_no(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is False


def _asks_first(file: FileContext, function: ast.AST, handler: ast.ExceptHandler) -> bool:
    """Whether the other answers of a function hold an error, too: who reads them looks for one."""
    others = [outcome(s) for s in file.inside(function, ast.Return) if handler not in parents(s)]
    known = [fields for value in others if isinstance(value, ast.Dict) and (fields := fields_of(value))]
    return any(
        _ERROR.match(name) and isinstance(value, ast.Constant) and value.value is None
        for fields in known
        for name, value in fields.items()
    )


__all__ = ["no_verdict"]
