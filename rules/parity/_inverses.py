"""Pairs of functions that are given as each other's inverse, and are not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.parity.analysis import Parity
from mlaudit.code.parity.values import Place

from ._cleaning import bodies, calls, last

_INVERSES: Final = {"log1p": "expm1", "expm1": "log1p", "log": "exp", "exp": "log", "log10": "", "log2": "exp2"}
"""The functions of NumPy that take each other back; none takes back `log10`."""
_TAKERS: Final = ("TransformedTargetRegressor", "FunctionTransformer")


def ill_matched(analysis: Parity) -> Iterator[tuple[Place, str, str]]:
    """Where a transformer is made of two functions of which the second undoes another one, and both of these."""
    for path, flow in analysis.machine.flows.items():
        if is_test_path(path) or not any(map(flow.mentions, _TAKERS)):
            continue
        for body in bodies(flow):
            for call in calls(body):
                given = dict(call[3]) if last(call[1]) in _TAKERS else {}
                there, back = given.get("func"), given.get("inverse_func")
                if there and back and there[:1] == back[:1] == ["g"]:
                    names = last(there), last(back)
                    if {*names} <= _INVERSES.keys() and _INVERSES[names[0]] != names[1]:
                        yield Place(path, *call[4]), *names
