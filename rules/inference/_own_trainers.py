"""Trainer classes that put their network in training mode, and evaluate it in that mode ever after."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

_EVALUATES: Final = regex(r"(?i)^_*(evaluate|eval|validate|validation|valid|val|test|predict|infer)(_|$)|_(eval|valid)")
_SWITCHES: Final = frozenset({"eval", "requires_grad_"})
_PLAIN: Final = frozenset({"object", "ABC", "Module", "Protocol"})
_TEACHER: Final = regex(r"(?i)(^|_)teacher(_|$)")


def evaluated_in_training(file: FileContext) -> Iterator[tuple[ast.Call, str]]:
    """The call by which a method evaluates ``self.network``, where the class calls ``train()`` on it and `eval()` on
    nothing; and that of a teacher which was put in training mode.
    """
    if not file.holds(b".train()"):
        return
    for cls in file.tree.of(ast.ClassDef):
        inherits = any(last_part(base) not in _PLAIN for base in cls.bases)
        calls = file.inside(cls, ast.Call)
        trained = {
            ast.unparse(call.func.value)
            for call in calls
            if isinstance(call.func, ast.Attribute) and call.func.attr == "train" and not call.args
        }
        trained = {each for each in trained if each.startswith("self.") and each.count(".") == 1}
        if not trained or any(_switches(call) for call in calls):
            continue
        if inherits:  # the class above may switch modes, but leaves alone what this one sets in a method of its own
            trained = {each for each in trained if _TEACHER.search(each.removeprefix("self."))}
        yield from _asked(file, cls, trained)


def _asked(file: FileContext, cls: ast.ClassDef, trained: set[str]) -> Iterator[tuple[ast.Call, str]]:
    told: set[str] = set()
    for method in (each for each in cls.body if isinstance(each, ast.FunctionDef)):
        calls = file.inside(method, ast.Call)
        learns = any(last_part(call.func) == "backward" for call in calls)
        quiet = any(last_part(call.func) in ("no_grad", "inference_mode") for call in calls)
        for call in calls:
            name = _module(call)
            if name not in trained or name in told:
                continue
            evaluates = quiet and not learns and _EVALUATES.search(method.name) is not None
            if evaluates or (learns and not quiet and _TEACHER.search(name.removeprefix("self."))):
                told.add(name)
                yield call, name


def _module(call: ast.Call) -> str:
    """``self.network`` of ``self.network(x)`` and ``self.network.to(device).forward(x)``."""
    called = call.func
    if isinstance(called, ast.Attribute) and called.attr == "forward":
        called = called.value
        if isinstance(called, ast.Call) and last_part(called.func) in ("to", "cuda"):
            called = called.func.value if isinstance(called.func, ast.Attribute) else called
    return ast.unparse(called) if isinstance(called, ast.Attribute) else ""


def _switches(call: ast.Call) -> bool:
    """``self.network.eval()``, ``self.network.train(False)``."""
    if not isinstance(call.func, ast.Attribute):
        return False
    return call.func.attr in _SWITCHES or (call.func.attr == "train" and bool(call.args or call.keywords))


__all__ = ["evaluated_in_training"]
