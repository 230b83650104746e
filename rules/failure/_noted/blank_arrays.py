"""Arrays of zeros in the place of what a network, or a transformation, was to compute."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import given, targets
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import outcome
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements
from mlaudit.code.written import as_written, excerpt

from .. import _handlers as handlers
from .._handlers import Verdict
from .._ways_out import shown_call
from .._work import calls
from .words import note

_BLANK: Final = regex(r"^(numpy|torch|tensorflow|jax\.numpy|cupy|mlx\.core)\.(zeros|ones|full|empty)(_like)?$")


def blank_array(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``lines = self.find_lines(image)``, and ``lines = torch.zeros_like(mask)`` where that fails, whatever the cause:
    a blank one is taken for what was found. Also ``yield rate, np.zeros(rate)``.
    """
    if not handlers.is_broad(file, handler) or (handlers.signals(file, handler) and not handlers.raises(handler)):
        return None
    made = {as_written(t): s for s in statements(block.body) for t in targets(s)}
    for statement in handler.body:
        value = given(statement)
        name = next((as_written(t) for t in targets(statement)), "")
        if value is not None and name in made and _is_blank(file, value):
            call = next(calls(file, [made[name]]), None)
            if call is not None and not _is_blank(file, call) and last_part(call.func) not in ("float", "int"):
                said = f"when `{shown_call(file, call)}` fails, whatever the cause, `{name}` is `{excerpt(value, 50)}`"
                return note(f"{said}: what follows takes it for what was computed", code="MLA109")
        sent = statement.value if isinstance(statement, ast.Expr) else None
        if isinstance(sent, ast.Yield) and sent.value is not None:
            parts = sent.value.elts if isinstance(sent.value, ast.Tuple) else [sent.value]
            if any(_is_blank(file, part) for part in parts):
                said = f"a failure sends out `{excerpt(sent.value, 50)}` before anything is said of it"
                return note(f"{said}: who takes the first part takes it for an answer", code="MLA109")
        if isinstance(statement, ast.Return) and (answer := outcome(statement)) is not None:
            parts = answer.elts if isinstance(answer, ast.Tuple) else [answer]
            call = next(calls(file, block.body), None)
            if call is not None and parts and all(_is_blank(file, part) for part in parts):
                said = f"when `{shown_call(file, call)}` fails, `{excerpt(answer, 50)}` is answered"
                return note(f"{said}: who reads it takes it for what was computed", code="MLA109")
    return None


def _is_blank(file: FileContext, value: ast.expr) -> bool:
    """``numpy.zeros(n)``: one of no length holds nothing, and says so."""
    if not isinstance(value, ast.Call) or not _BLANK.match(file.call_name(value) or ""):
        return False
    return not (value.args and isinstance(value.args[0], ast.Constant) and value.args[0].value == 0)


__all__ = ["blank_array"]
