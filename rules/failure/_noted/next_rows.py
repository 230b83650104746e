"""Rows of a dataset that cannot be read, and for which another row is answered."""

from __future__ import annotations

import ast

from mlaudit.code.file import FileContext
from mlaudit.code.statements import statements

from .. import _handlers as handlers
from .._handlers import Verdict
from .._ways_out import shown_call
from .words import note, work

_SAID = "who scores by it pairs a prediction with a row that it was not made of"


def next_row(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``return self[(index + 1) % len(self)]`` of a `__getitem__`, or a loop in it that goes on to the next row."""
    function, call = file.function_of(handler), work(file, block)
    if function is None or function.name != "__getitem__" or call is None or len(function.args.args) < 2:
        return None
    index = function.args.args[1].arg
    if not (_answers_another(handler, index) or _goes_on(file, block, handler, index)):
        return None
    said = f"where `{shown_call(file, call)}` fails, another row is answered under the same index"
    return note(f"{said}: in validation and test, too, and {_SAID}")


def _answers_another(handler: ast.ExceptHandler, index: str) -> bool:
    """``return self[index + 1]``, ``return self.__getitem__(random.randrange(len(self)))``."""
    last = handler.body[-1]
    value = last.value if isinstance(last, ast.Return) else None
    if isinstance(value, ast.Subscript):
        asked, owner = value.slice, value.value
    elif isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute) and value.args:
        asked, owner = value.args[0], value.func.value
        if value.func.attr != "__getitem__":
            return False
    else:
        return False
    own = isinstance(owner, ast.Name) and owner.id == "self"
    return own and not (isinstance(asked, ast.Name) and asked.id == index)


def _goes_on(file: FileContext, block: ast.Try, handler: ast.ExceptHandler, index: str) -> bool:
    """Whether a loop tries the rows behind the one that was asked for until one can be read."""
    loop = handlers.in_loop(file, block)
    if not isinstance(loop, ast.For) or not isinstance(loop.target, ast.Name):
        return False
    leaves = any(isinstance(s, ast.Break | ast.Return) for s in statements([*block.body, *block.orelse]))
    stays = not any(isinstance(s, ast.Break | ast.Return | ast.Raise) for s in statements(handler.body))
    moved = any(
        {index, loop.target.id} <= {n.id for n in ast.walk(each) if isinstance(n, ast.Name)}
        for each in file.inside(loop, ast.BinOp)
        if isinstance(each.op, ast.Add)
    )
    return leaves and stays and moved


__all__ = ["next_row"]
