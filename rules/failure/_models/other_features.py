"""Networks that make features, and what makes others where they cannot be loaded: they go to the same model."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import given, targets
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import outcome
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements

from .. import _handlers as handlers
from .._handlers import Verdict
from .answered_without import held_where

_MAKES: Final = regex(
    r"(?i)^_*((extract|get|compute|build|make)_(\w+_)?(features?|embeddings?|vectors?)|embed(_\w+)?|vectori[sz]e|encode(_\w+)?)$"
)


def other_features(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except Exception: self.net = None`` before ``return self._by_net(x) if self.net else self._by_hand(x)``."""
    if not handlers.is_broad(file, handler):
        return None
    emptied = {
        last_part(t)
        for s in handler.body
        for t in targets(s)
        if isinstance(v := given(s), ast.Constant) and v.value is None and isinstance(t, ast.Name | ast.Attribute)
    }
    filled = {last_part(t) for s in statements(block.body) for t in targets(s)}
    for name in sorted(emptied & filled):
        for function in file.functions():
            if not _MAKES.match(function.name) or file.class_of(function) is not file.class_of(handler):
                continue
            for branch in file.inside(function, ast.If):
                held = held_where(branch.test)
                if held is None or last_part(held) != name or not branch.orelse:
                    continue
                ways = [_called(branch.body), _called(branch.orelse)]
                if all(ways) and ways[0] != ways[1]:
                    said = f"when `{name}` cannot be loaded, `{function.name}` answers by `{ways[1]}`"
                    said = f"{said}: features of another kind go to a model that was taught on those of `{ways[0]}`"
                    return Verdict("MLA103", said, 0.7, note=True)
    return None


def _called(body: list[ast.stmt]) -> str:
    """The function whose result a block answers with; "" for any other answer."""
    last = body[-1]
    value = outcome(last) if isinstance(last, ast.Return) else None
    return last_part(value.func) if isinstance(value, ast.Call) else ""


__all__ = ["other_features"]
