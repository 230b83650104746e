"""Rows that a program draws or has made up: noise, and the toy tables of scikit-learn."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex

_DRAWS: Final = r"(rand|randn|randint|random|normal|uniform|integers|choice|random_sample|standard_normal)$"
_NOISE: Final = regex(rf"^numpy\.random\.{_DRAWS}|^torch\.(rand|randn|randint)$")
_TOYS: Final = regex(rf"^sklearn\.datasets\.make_\w+$|^numpy\.random\.(default_rng|RandomState)\(\)\.{_DRAWS}")


def is_made_up(file: FileContext, node: ast.expr) -> bool:
    """Whether a name stands for noise or a toy table, and for nothing else: ``X, y = make_classification()``."""
    made = _makers(file, node)
    return made != [] and all(_TOYS.match(name) or _NOISE.match(name) for name in made)


def is_noise(file: FileContext, node: ast.expr) -> bool:
    """Whether a name stands for numbers of the global generator, and for nothing else: ``np.random.randint(0, 2, 32)``;
    who makes a generator for them means to draw the same ones again.
    """
    made = _makers(file, node)
    return made != [] and all(map(_NOISE.match, made))


def _makers(file: FileContext, node: ast.expr) -> list[str]:
    """The names of the calls that a value is made by; "" for what is made otherwise."""
    bindings = file.names.bindings(node)
    if bindings is None:
        return [_maker(file, node)]
    return [_maker(file, each.value) if each.kind in ("assign", "unpack") else "" for each in bindings]


def _maker(file: FileContext, value: ast.expr | None) -> str:
    return (file.call_name(value) or "") if isinstance(value, ast.Call) else ""


__all__ = ["is_made_up", "is_noise"]
