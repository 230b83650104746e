"""Steps that only run where a column has a type that it need not have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from mlaudit.code.parity.analysis import Parity
from mlaudit.code.parity.values import Step

from ._cleaning import calls
from ._said import Said

_TYPES: Final = frozenset({"dtype", "dtypes"})
_ASKS: Final = frozenset({"is_object_dtype", "is_string_dtype", "is_numeric_dtype"})


def may_never_run(analysis: Parity, said: Said) -> bool:
    """Whether every step of a group is taken only where the column of a stored table has one type: whoever wrote the
    table may have taken it. What a request sends has a type that its code expects.
    """
    serving = said.compared.pair.serving
    if serving.data.source != "file" or analysis.is_serving(serving):
        return False
    return all(each.serving is not None and _is_by_type(analysis, each.serving) for each in said.differences)


def _is_by_type(analysis: Parity, step: Step) -> bool:
    path, name = step.function
    flow = analysis.machine.flows.get(path) if step.guarded else None
    if flow is None:
        return False
    body = flow.functions[name][1] if name in flow.functions else flow.module
    return any(
        _asks_type(branch[1]) and any(call[4][0] == step.place.line for call in calls(branch[2:]))
        for branch in _branches(body)
    )


def _branches(code: Any) -> Iterator[Any]:
    if isinstance(code, list):
        if code[:1] == ["I"] and len(code) == 4:
            yield code
        for part in code:
            yield from _branches(part)


def _asks_type(code: Any) -> bool:
    if not isinstance(code, list):
        return False
    if code[:1] == ["a"] and code[2] in _TYPES:
        return True
    if code[:1] == ["g"] and isinstance(code[1], str) and code[1].rpartition(".")[2] in _ASKS:
        return True
    return any(map(_asks_type, code))
