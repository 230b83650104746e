"""Clients and engines that are told what is wanted in one call and asked for it in another: shared by two requests,
one gets the other's answer.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.assigned import assignments
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.called import called, calls_one
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parents

_ROWS: Final = frozenset({"fetchone", "fetchall", "fetchmany"})
_STEPS: Final[dict[str, tuple[frozenset[str], str]]] = {
    "set_tensor": (frozenset({"invoke"}), ""),
    "setInput": (frozenset({"forward", "forwardAsync"}), ""),
    "setQuery": (frozenset({"query", "queryAndConvert"}), ""),
    "SetImage": (frozenset({"GetUTF8Text", "Recognize", "AllWordConfidences", "GetIterator"}), ""),
    "SetImageFile": (frozenset({"GetUTF8Text", "Recognize", "AllWordConfidences", "GetIterator"}), ""),
    "set_image": (frozenset({"predict", "predict_torch"}), "Predictor"),
    "set_input_tensor": (frozenset({"infer", "start_async"}), ""),
    "set_tensor_address": (frozenset({"execute_async_v3"}), ""),
    "set_input": (frozenset({"run"}), "GraphModule"),
    "AcceptWaveform": (frozenset({"Result", "FinalResult", "PartialResult"}), ""),
    "save_to_file": (frozenset({"runAndWait"}), ""),
    "execute": (_ROWS, "cursor"),
    "executemany": (_ROWS, "cursor"),
}
"""By the call that says what is wanted, those that answer it, and what has to stand in the name of the one that does
both: in what made it, or in its own.
"""
_LOCK: Final = regex(r"(?i)(?<![bcf])lock|mutex|semaphore")
_OWN: Final = frozenset({"self", "cls"})


class Steps(NamedTuple):
    """Where a shared object is told what is wanted, the call that answers, and the class that keeps it ("": none)."""

    told: ast.Call
    answered: ast.Call
    held: str
    owner: str


def steps_of_shared(file: FileContext) -> Iterator[Steps]:
    """The first two such calls of each function, where the object is the module's, or an attribute that another method
    sets, and no lock is held.
    """
    if file.source.notebook is not None or not calls_one(file, _STEPS):
        return
    seen: set[ast.AST] = set()
    for told in called(file, *_STEPS):
        home = file.function_of(told)
        if home is None or home in seen or not isinstance(told.func, ast.Attribute):
            continue
        answers, named = _STEPS[told.func.attr]
        held = told.func.value
        if named and not _is_named(file, held, named):
            continue
        answered = _answered(file, home, told, answers)
        owner = shared_by(file, home, held) if answered is not None else None
        if answered is None or owner is None or is_locked(file, told) or _runs_through(file, home, told, answered):
            continue
        seen.add(home)
        yield Steps(told, answered, ast.unparse(held), owner)


def _is_named(file: FileContext, held: ast.expr, named: str) -> bool:
    made = file.qualname(held) or ""
    return named.lower() in f"{made} {last_part(held)}".lower()


def _answered(file: FileContext, home: FunctionNode, told: ast.Call, answers: frozenset[str]) -> ast.Call | None:
    """The call, after the one that says what is wanted, that answers it, on the same object."""
    held = ast.unparse(told.func.value) if isinstance(told.func, ast.Attribute) else ""
    for call in file.inside(home, ast.Call):
        if isinstance(call.func, ast.Attribute) and call.func.attr in answers and call.lineno >= told.lineno:
            if ast.unparse(call.func.value) == held and file.function_of(call) is home:
                return call
    return None


def shared_by(file: FileContext, home: FunctionNode, held: ast.expr) -> str | None:
    """The class whose attribute an object is; "" for one of the module, None for one that the call itself made."""
    if isinstance(held, ast.Name):
        bindings = file.names.lookup(held.id, held)
        if bindings and all(b in file.tree.root.bindings.get(held.id, []) for b in bindings):
            return ""
        if held.id in file.tree.scope_at(home).globals:
            return None if _is_made_in(file, home, held) else ""
        made = file.names.single_value(held)
        return shared_by(file, home, made) if isinstance(made, ast.Attribute) else None
    inner = held
    while isinstance(inner, ast.Attribute | ast.Subscript):
        inner = inner.value
    if not isinstance(inner, ast.Name) or _is_made_in(file, home, held):
        return None
    if inner.id not in _OWN:
        return "" if inner.id in file.tree.root.bindings and not _is_argument(file, inner) else None
    cls = file.class_of(home)
    return file.tree.scope_at(cls).qualname if cls is not None and home.name != "__init__" else None


def _is_argument(file: FileContext, name: ast.Name) -> bool:
    return any(binding.kind == "arg" for binding in file.names.lookup(name.id, name))


def _is_made_in(file: FileContext, home: FunctionNode, held: ast.expr) -> bool:
    """Whether the function itself puts the object in its place: each call has one of its own."""
    written = ast.unparse(held)
    return any(ast.unparse(target) == written for each in assignments(file, home) for target in each.targets)


def is_locked(file: FileContext, node: ast.AST) -> bool:
    for parent in parents(node):
        if isinstance(parent, ast.With | ast.AsyncWith):
            if any(_is_lock(file, item.context_expr) for item in parent.items):
                return True
        if isinstance(parent, ast.FunctionDef | ast.AsyncFunctionDef):
            return any(_LOCK.search(ast.unparse(decorator)) for decorator in parent.decorator_list) or any(
                isinstance(each, ast.Call) and last_part(each.func) == "acquire" for each in ast.walk(parent)
            )
    return False


def _is_lock(file: FileContext, held: ast.expr) -> bool:
    return _LOCK.search(f"{ast.unparse(held)} {file.qualname(held) or ''}") is not None


def locks(file: FileContext) -> ast.stmt | None:
    """The first block of a file that holds a lock: what it calls may share what it likes."""
    if not file.holds(b"Lock(", b"_lock", b"lock:", b"Semaphore("):
        return None
    blocks: list[ast.With | ast.AsyncWith] = [*file.tree.of(ast.With), *file.tree.of(ast.AsyncWith)]
    return next((each for each in blocks if any(_is_lock(file, item.context_expr) for item in each.items)), None)


def _runs_through(file: FileContext, home: FunctionNode, told: ast.Call, answered: ast.Call) -> bool:
    """Whether nothing else runs between the two calls: an async function that waits for nothing there."""
    if not isinstance(home, ast.AsyncFunctionDef):
        return False
    waits: list[ast.expr | ast.stmt] = [*file.inside(home, ast.Await), *file.inside(home, ast.AsyncFor)]
    return not any(told.lineno <= wait.lineno <= answered.lineno for wait in waits)
