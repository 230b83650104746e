"""What a request takes away from the others, and flags that it asks for and sets in two steps."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Any, Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parents

_LOCK: Final = regex(r"(?i)(?<![bcf])lock|mutex|semaphore")
_MODEL: Final = regex(
    r"(?i)(^|_)(models?|pipe(line)?|clf|classifier|regressor|predictor|detector|recommender|tokenizer|embedder|encoder"
    r"|retriever|vector_?(store|db)|qa_chain|chain|agent|llm|session|interpreter|scaler|vectorizer|preprocessor)$"
)
"""Names of what requests are answered with."""
_STARTS: Final = frozenset(
    {"start", "add_task", "submit", "apply_async", "run_in_executor", "start_new_thread", "delay"}
)
"""Calls that have work done beside the request."""
_FLAGS: Final = (ast.Name, ast.UnaryOp, ast.Compare, ast.Subscript, ast.Call)
"""``busy``, ``not busy`` and ``busy is True``."""


def taken_away(file: FileContext) -> Iterator[tuple[ast.stmt, dict[str, Any]]]:
    """Where a function empties the name that others ask the model by: ``global model; model = None``."""
    if file.source.notebook is not None or not file.holds(b"global "):
        return
    for assigned in file.tree.of(ast.Assign):
        if not isinstance(assigned.value, ast.Constant) or assigned.value.value is not None:
            continue
        home = file.function_of(assigned)
        shared = file.tree.scope_at(home).globals if home is not None else ()
        names = [each.id for each in assigned.targets if isinstance(each, ast.Name) and each.id in shared]
        taken = [name for name in names if _MODEL.search(name)]
        if home is None or not taken or _is_locked(file, assigned) or any(file.ancestors(assigned, ast.ExceptHandler)):
            continue
        for name in taken:
            if not _is_filled(file, home, name) and _is_asked(file, home, name):
                yield assigned, {"taken": name}
                break


def _is_filled(file: FileContext, home: FunctionNode, name: str) -> bool:
    """Whether the function itself puts something else in the place of what it takes."""
    return any(
        isinstance(target, ast.Name) and target.id == name and not isinstance(each.value, ast.Constant)
        for each in file.inside(home, ast.Assign)
        for target in each.targets
    )


def _is_asked(file: FileContext, home: FunctionNode, name: str) -> bool:
    """Whether another function calls what the name holds, or a method of it."""
    return any(
        isinstance(call.func, ast.Name | ast.Attribute)
        and (call.func.id if isinstance(call.func, ast.Name) else last_part(call.func.value)) == name
        and (function := file.function_of(call)) is not None
        and function is not home
        and name not in (file.tree.scope_at(function).bindings.keys() - file.tree.scope_at(function).globals)
        for call in file.tree.of(ast.Call)
    )


def flags(file: FileContext) -> Iterator[tuple[ast.stmt, dict[str, Any]]]:
    """Where a flag of the module is set that says work goes on, after it was asked for with no lock: by the function
    itself, or by what that starts beside the request. `asker` names the function that asks. A flag is a name of its
    own, or an entry of a dictionary (``state["running"]``), of which `made` is the line.
    """
    if file.source.notebook is not None:
        return
    known = _names_off(file) if file.holds(b"global ") else {}
    known |= _entries_off(file)
    for assigned in file.tree.of(ast.Assign) if known else ():
        home = file.function_of(assigned)
        target = assigned.targets[0]
        flag = ast.unparse(target) if isinstance(target, ast.Name | ast.Subscript) else ""
        if home is None or flag not in known or not _is_on(assigned.value):
            continue
        if isinstance(target, ast.Name) and target.id not in file.tree.scope_at(home).globals:
            continue
        if _is_locked(file, assigned):
            continue
        asker = next((f for f, test in _tests(file, flag) if _leads_to(file, f, test, home, assigned)), None)
        if asker is not None:
            beside = asker is not home
            yield (
                assigned,
                {"flag": flag, "asker": file.tree.scope_at(asker).qualname, "made": known[flag]}
                | ({"beside": True} if beside and isinstance(asker, ast.AsyncFunctionDef) else {}),
            )


def _names_off(file: FileContext) -> dict[str, int]:
    return {name: 0 for name, bindings in file.tree.root.bindings.items() if any(_is_off(b.value) for b in bindings)}


def _entries_off(file: FileContext) -> dict[str, int]:
    """``state["running"]`` for ``state = {"running": False}`` at the module's top, with the line of that."""
    found: dict[str, int] = {}
    for statement in file.tree.module.body:
        made = statement.value if isinstance(statement, ast.Assign | ast.AnnAssign) else None
        if not isinstance(made, ast.Dict):
            continue
        target = statement.targets[0] if isinstance(statement, ast.Assign) else getattr(statement, "target", None)
        for key, value in zip(made.keys, made.values, strict=True):
            if isinstance(target, ast.Name) and isinstance(key, ast.Constant) and _is_off(value):
                found[f"{target.id}[{key.value!r}]"] = statement.lineno
    return found


def _is_off(value: ast.expr | None) -> bool:
    return isinstance(value, ast.Constant) and value.value is False


def _is_on(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is True


def _tests(file: FileContext, name: str) -> Iterator[tuple[FunctionNode, ast.If]]:
    """The tests, of the flag alone, that no lock is held at."""
    ways = [name, name.replace("[", ".get(").replace("]", ")")]
    asked = regex(rf"^(not )?({'|'.join(map(re.escape, ways))})( (is|==) (True|False))?$")
    for test in file.tree.of(ast.If):
        home = file.function_of(test)
        if not isinstance(test.test, _FLAGS) or not isinstance(home, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if asked.match(ast.unparse(test.test)) and not _is_locked(file, test):
            yield home, test


def _leads_to(file: FileContext, asker: FunctionNode, test: ast.If, home: FunctionNode, assigned: ast.stmt) -> bool:
    """Whether what a test lets through sets the flag, or starts what does."""
    if asker is home:
        if isinstance(asker, ast.AsyncFunctionDef):
            return False  # nothing comes in between
        ends = any(isinstance(each, ast.Return | ast.Raise) for each in test.body)
        inside = any(part is assigned for part in ast.walk(test))
        return assigned.lineno > test.lineno and (ends or inside) and _works(file, asker, test)
    refuses = not ast.unparse(test.test).startswith("not ") and "False" not in ast.unparse(test.test)
    let = [asker] if refuses else test.body
    if refuses and not any(isinstance(each, ast.Return | ast.Raise) for each in test.body):
        return False
    started = [part for each in let for part in ast.walk(each) if isinstance(part, ast.Call)]
    return any(last_part(call.func) in _STARTS for call in started if call.lineno >= test.lineno)


def _works(file: FileContext, asker: FunctionNode, test: ast.If) -> bool:
    """Whether work is started, or done, that two must not do at once: what is only made once may be made twice."""
    return any(last_part(call.func) in _STARTS for call in file.inside(asker, ast.Call) if call.lineno > test.lineno)


def _is_locked(file: FileContext, node: ast.AST) -> bool:
    for parent in parents(node):
        if isinstance(parent, ast.With | ast.AsyncWith):
            held = " ".join(
                f"{ast.unparse(i.context_expr)} {file.qualname(i.context_expr) or ''}" for i in parent.items
            )
            if _LOCK.search(held):
                return True
        if isinstance(parent, ast.FunctionDef | ast.AsyncFunctionDef):
            return any(last_part(call.func) in ("acquire", "locked") for call in file.inside(parent, ast.Call))
    return False
