"""Rows that a program draws or has made up: noise, and the toy tables of scikit-learn."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import Binding
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex

_DRAWS: Final = r"(rand|randn|randint|random|normal|uniform|integers|choice|random_sample|standard_normal)$"
_NOISE: Final = regex(rf"^numpy\.random\.{_DRAWS}|^torch\.(rand|randn|randint)$")
_DRAWN: Final = regex(r"^random\.(random|randint|uniform|gauss|normalvariate|getrandbits)$")
_WRAPS: Final = regex(
    r"^(numpy|cupy|jax\.numpy|torch|tensorflow)\.(array|asarray|tensor|from_numpy|constant|convert_to_tensor|stack)$"
    r"|^builtins\.(list|tuple|enumerate|reversed)$"
)
_RESHAPES: Final = frozenset({"reshape", "astype", "float", "long", "to", "copy", "ravel", "flatten", "squeeze"})
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
    return made != [] and (all(map(_NOISE.match, made)) or _is_of_noise(file, node, set()))


def _is_of_noise(file: FileContext, node: ast.expr | None, seen: set[Binding]) -> bool:
    """Whether a value is made of drawn numbers alone, put together, cut and wrapped, and of nothing that is worked out
    of them: there is nothing to learn in it.
    """
    if isinstance(node, ast.Call):
        return _is_drawn(file, node, seen)
    if isinstance(node, ast.Subscript):
        return _is_of_noise(file, node.value, seen)
    if isinstance(node, ast.List | ast.Tuple):
        return node.elts != [] and all(_is_of_noise(file, each, seen) for each in node.elts)
    if isinstance(node, ast.ListComp | ast.GeneratorExp):
        return _is_of_noise(file, node.elt, seen)
    bindings = file.names.bindings(node) if isinstance(node, ast.Name | ast.Attribute) else None
    new = [each for each in bindings or () if each not in seen]
    seen.update(new)
    return bindings is not None and all(
        each.kind in ("assign", "unpack", "for") and _is_of_noise(file, each.value, seen) for each in new
    )


def _is_drawn(file: FileContext, call: ast.Call, seen: set[Binding]) -> bool:
    """Whether a call draws, or only puts what was drawn into another shape."""
    name = file.call_name(call) or ""
    if _NOISE.match(name) or _DRAWN.match(name):
        return True
    if isinstance(call.func, ast.Attribute) and call.func.attr in _RESHAPES:
        return _is_of_noise(file, call.func.value, seen)
    return bool(call.args) and _WRAPS.match(name) is not None and _is_of_noise(file, call.args[0], seen)


def _makers(file: FileContext, node: ast.expr) -> list[str]:
    """The names of the calls that a value is made by; "" for what is made otherwise."""
    bindings = file.names.bindings(node)
    if bindings is None:
        return [_maker(file, node)]
    return [_maker(file, each.value) if each.kind in ("assign", "unpack") else "" for each in bindings]


def _maker(file: FileContext, value: ast.expr | None) -> str:
    return (file.call_name(value) or "") if isinstance(value, ast.Call) else ""


__all__ = ["is_made_up", "is_noise"]
