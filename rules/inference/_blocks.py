"""The calls in statements of a block, out of the list of a file's calls and with no walk over the statements."""

from __future__ import annotations

import ast
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from mlaudit.code.file import FileContext

_INDEX = attrgetter("index")


def calls_of(
    file: FileContext, body: Sequence[ast.AST], after: Sequence[ast.AST], block: ast.AST
) -> Sequence[ast.Call]:
    """The calls in `body`, statements of a block one after the other; `after` is what the block holds behind them."""
    first, end = _first(body), _first(after)
    if first is None:
        return ()
    calls = file.tree.of(ast.Call)
    begin = bisect_left(calls, first, key=_INDEX)
    end = end if end is not None else block.stop  # type: ignore[attr-defined]
    return calls[begin : bisect_left(calls, end, lo=begin, key=_INDEX)]


def _first(statements: Sequence[ast.AST]) -> int | None:
    """The number, in the walk over the file, of the first statement that was visited: a ``pass`` is not."""
    return next((statement.index for statement in statements if hasattr(statement, "index")), None)
