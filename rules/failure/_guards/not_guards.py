"""Checks that nothing gets through by: they measure room, look what is there, or report to whoever runs them."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import outcome
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements
from mlaudit.code.tree import parent_of, parents

from .. import _handlers as handlers
from .._work import calls, kinds
from .open_answers import openness

_ROOM: Final = regex(
    r"^(os\.(statvfs|fstatvfs|sched_getaffinity|cpu_count|getloadavg)|shutil\.disk_usage|psutil\..*|resource\.getr\w+"
    r"|torch\.cuda\.(mem_get_info|get_device_properties|memory_\w+)|pynvml\..*)$"
)
"""What says how much there is of disk, memory or processors."""
_COMPARES: Final = regex(r"(?i)^(compare_digest|checkpw|check_password_hash|verify(_\w+)?|is_valid(_\w+)?)$")
_PERMITS: Final = regex(
    r"(?i)auth|permi|access|allow|licen[sc]e|token|session|credential|(^|_)keys?(_|$)|sign|integrity|quota|limit|trust|safe"
)
"""Words of what is there to refuse somebody, and not to look whether something is there."""
_NO_LIBRARY: Final = regex(r"^(ImportError|ModuleNotFoundError)$")


def is_compared_again(file: FileContext, answer: ast.Return, handler: ast.ExceptHandler) -> bool:
    """Whether a handler's answer stands under a second check of what came: ``if digest(sent) == kept: return True``."""
    for parent in parents(answer):
        if parent is handler:
            return False
        if isinstance(parent, ast.If) and any(s is answer for s in statements(parent.body)) and _compares(parent.test):
            return True
    return False


def _compares(test: ast.expr) -> bool:
    """Whether a test holds two things against each other, none of them written out."""
    for part in ast.walk(test):
        if isinstance(part, ast.Compare) and isinstance(part.ops[0], ast.Eq | ast.In):
            if not any(isinstance(side, ast.Constant) for side in (part.left, *part.comparators)):
                return True
        if isinstance(part, ast.Call) and part.args and _COMPARES.match(last_part(part.func)):
            return True
    return False


def measures_room(file: FileContext, block: ast.Try) -> bool:
    """Whether a `try` asks how much room there is: where that is too little, what needs it fails by itself."""
    return any(_ROOM.match(file.call_name(call) or "") for call in calls(file, block.body))


def looks_what_is_there(file: FileContext, function: FunctionNode, block: ast.Try) -> bool:
    """Whether a function that is given nothing to judge looks for a name among those that a service lists: where the
    service does not answer, it does not answer what comes next either.
    """
    if parameters(function) or _PERMITS.search(function.name) or "request" not in kinds(file, block.body):
        return False
    found = [s for s in statements(block.body) if isinstance(s, ast.Return) and openness(file, s.value) is not False]
    return bool(found) and all(_is_membership(answer) for answer in found)


def _is_membership(answer: ast.Return) -> bool:
    """``return name in names``, ``if name in names: return True``."""
    branch = parent_of(answer)
    test = branch.test if isinstance(branch, ast.If) else answer.value
    return test is not None and any(
        isinstance(part, ast.Compare) and isinstance(part.ops[0], ast.In) for part in ast.walk(test)
    )


def reports(file: FileContext, function: FunctionNode, block: ast.Try) -> bool:
    """Whether a function that is given nothing to judge prints what works as well as what does not."""
    printed = (call for each in block.body for call in file.inside(each, ast.Call) if last_part(call.func) == "print")
    return not parameters(function) and any(printed)


def only_lacks_library(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> bool:
    """Whether a handler says that a library is not installed, and another one refuses whatever else fails."""
    if handler.type is None or not _NO_LIBRARY.match(ast.unparse(handler.type)):
        return False
    told = any(handlers.is_log(call) or last_part(call.func) in ("log", "warn") for call in calls(file, handler.body))
    return told and any(_refuses(file, other) for other in block.handlers if other is not handler)


def _refuses(file: FileContext, handler: ast.ExceptHandler) -> bool:
    last = handler.body[-1]
    if isinstance(last, ast.Raise):
        return True
    return handlers.is_broad(file, handler) and isinstance(last, ast.Return) and openness(file, outcome(last)) is False


def parameters(function: FunctionNode) -> set[str]:
    """The names of what a function is given, but for the object that it belongs to."""
    every = (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)
    return {a.arg for a in every if a.arg not in ("self", "cls")}
