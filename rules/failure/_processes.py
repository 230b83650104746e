"""Child processes whose exit status nobody looks at."""

from __future__ import annotations

import ast
from typing import Any, Final, NamedTuple

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of

PROCESSES: Final = frozenset({"os.system", "subprocess.run", "subprocess.call"})
_SERVING: Final = {"needs": "serving"}
_OF_NO_MATTER: Final = regex(
    r"^\W*[rf]*\W*(cls|clear|pause|title|color|stty|rm|del|rmdir|mkdir|chmod|open|start|xdg-open)\b"
)
"""Commands, as they are written, that clear a screen or tidy up."""


_TRAINS: Final = regex(r"(?i)(^|[/_\s'\"-])(re)?train(ing|_\w+)?\.py\b")
"""Commands, as they are written, that train a model."""


class Dropped(NamedTuple):
    """What is said of a dropped status, how it is repaired, where it is said, and which later calls are like it."""

    said: str
    fix: str
    data: dict[str, Any]
    others: tuple[ast.Call, ...] = ()


def dropped_status(file: FileContext, node: ast.Call) -> Dropped | None:
    """What is wrong with a call of one of `PROCESSES`, for the first of its kind in a function; None where its status
    is looked at, or of no matter.
    """
    function: ast.AST = file.function_of(node) or file.tree.module
    known: dict[ast.AST, dict[str, list[ast.Call]]] = file.shared.setdefault("dropped statuses", {})
    if function not in known:
        alike: dict[str, list[ast.Call]] = {}
        known[function] = alike
        for call in file.inside(function, ast.Call):
            lost = _dropped(file, call) if file.call_name(call) in PROCESSES else None
            if lost is not None and (file.function_of(call) or file.tree.module) is function:
                alike.setdefault(lost.said, []).append(call)
    lost = _dropped(file, node)
    if lost is None or known[function][lost.said][0] is not node:
        return None
    return lost._replace(others=tuple(known[function][lost.said][1:]))


def _dropped(file: FileContext, node: ast.Call) -> Dropped | None:
    if not isinstance(parent_of(node), ast.Expr) or file.has_unpacking(node):
        return None
    if file.constant(file.argument(node, "check")) is True:
        return None
    shown = file.text(node.func)
    if node.args and _TRAINS.search(ast.unparse(node.args[0])):
        said = f"`{shown}` tells by the status whether the training worked, which is dropped here"
        fix = "Use `subprocess.run(..., check=True)`, which raises."
        return Dropped(f"{said}: what follows goes on with the model of another day", fix, {})
    if file.function_of(node) is None:
        return None
    if _waits_in_vain(file, node):
        said = (
            f"`{shown}` does not raise when the command fails: this `try` never hears of it, and what follows goes on"
        )
        return Dropped(said, "Use `subprocess.run(..., check=True)`, which raises.", {})
    said = f"`{shown}` tells a failure by the status, which is dropped here: the request goes on"
    return Dropped(said, "Use `subprocess.run(..., check=True)`, and answer with an error when it raises.", _SERVING)


def _waits_in_vain(file: FileContext, node: ast.Call) -> bool:
    """Whether a `try` round a call is there for a failure that the call does not raise.

    `os.system` raises nothing at all; `subprocess.run` without `check` raises where there is no such command, and never
    a `CalledProcessError`.
    """
    block = next((t for t in file.ancestors(node, ast.Try) if t.handlers and _is_in_body(node, t)), None)
    if block is None or not node.args or _OF_NO_MATTER.match(ast.unparse(node.args[0])):
        return False
    if file.call_name(node) == "os.system":
        return True
    if not any("CalledProcessError" in ast.unparse(h.type) for h in block.handlers if h.type is not None):
        return False
    calls = (call for statement in block.body for call in file.inside(statement, ast.Call))
    return not any(_may_raise(file, call) for call in calls)


def _may_raise(file: FileContext, call: ast.Call) -> bool:
    return last_part(call.func) in ("check_call", "check_output", "check_returncode") or (
        file.argument(call, "check") is not None or file.has_unpacking(call)
    )


def _is_in_body(node: ast.AST, block: ast.Try) -> bool:
    first, last = block.body[0], block.body[-1]
    line: int = getattr(node, "lineno", 0)
    return first.lineno <= line <= (last.end_lineno or last.lineno)
