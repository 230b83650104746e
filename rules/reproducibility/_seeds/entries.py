"""Where a file starts its work itself: the calls in the block that runs when the file is run."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from mlaudit.code.file import FileContext


def entries(file: FileContext) -> Iterator[ast.Call]:
    """The first call of each line under ``if __name__ == "__main__":``."""
    if not file.holds(b"__main__") or file.source.notebook is not None:
        return
    for guard in file.tree.module.body:
        if isinstance(guard, ast.If) and "__main__" in ast.unparse(guard.test):
            lines: set[int] = set()
            for call in (each for statement in guard.body for each in file.inside(statement, ast.Call)):
                if file.function_of(call) is None and call.lineno not in lines:
                    lines.add(call.lineno)
                    yield call


__all__ = ["entries"]
