"""Parts of a training set, items of a batch, and stores that are searched, that drop out where they fail, where the
rest is taken for all.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import outcome
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements
from mlaudit.code.tree import parents
from mlaudit.code.written import as_written

from .. import _handlers as handlers
from .._handlers import Verdict
from .._told.claimed import fields
from .._told.undone import STEP
from .._ways_out import does_nothing, shown_call
from .._work import calls, kind_of

_JOINS: Final = frozenset(
    {
        "DataFrame",
        "from_records",
        "concat",
        "concatenate",
        "concatenate_datasets",
        "vstack",
        "hstack",
        "ConcatDataset",
        "union_all",
        "interleave_datasets",
    }
)
_ADDS: Final = frozenset({"append", "extend", "add"})
_WRAPS: Final = frozenset({"enumerate", "zip", "tqdm", "list", "sorted", "reversed", "track", "as_completed"})
_MEANS: Final = frozenset({"mean", "fmean", "nanmean", "average", "median", "nanmedian"})
_STACKS: Final = frozenset({"stack", "array", "asarray", "tensor", "cat", "concatenate", "vstack"})
_READS: Final = regex(r"(?i)^_*(read|load|open|fetch|deseriali[sz]e)_\w+$")
_SEARCHES: Final = regex(r"(?i)(^|_)a?(search|retrieve|retrieval|query|lookup|find|similar\w*|context)(_|$)")
_TOTAL: Final = regex(r"(?i)(^|_)(total|processed|count|num|n|size|length)(_|$)")


def fewer_parts(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``frames.append(pd.read_csv(path))`` in a loop whose handler only logs, and then ``pd.concat(frames)``; and
    ``results.append(...)`` before ``{"total": len(items), "results": results}``.
    """
    loop, function = handlers.in_loop(file, block), file.function_of(handler)
    silent = does_nothing(handler)
    if function is None or not isinstance(loop, ast.For | ast.AsyncFor) or not (silent or _only_logs(handler)):
        return None
    if any(isinstance(s, ast.Raise) for h in block.handlers for s in statements(h.body)):
        return None
    for kept in _kept(block, of_hits=True):
        found = _searched(file, function, block, loop, kept)
        if found is not None and not _is_counted(file, function, loop, kept):
            return found
    for kept in _kept(block):
        found = (
            _left_out(file, function, block, loop, kept)
            if silent
            else _joined(file, function, block, loop, kept)
            or _totalled(file, function, loop, kept)
            or _averaged(file, function, loop, kept)
        )
        if found is not None and not _is_counted(file, function, loop, kept):
            return found
    return None


def _only_logs(handler: ast.ExceptHandler) -> bool:
    rest = [s for s in handler.body if not isinstance(s, ast.Pass | ast.Continue | ast.Import | ast.ImportFrom)]
    return bool(rest) and handlers.logs_all(rest)


def _left_out(
    file: FileContext, function: FunctionNode, block: ast.Try, loop: ast.For | ast.AsyncFor, kept: str
) -> Verdict | None:
    """``found.append(self._read_entry(path))``, and `found` is answered."""
    read = next((c for c in calls(file, block.body) if _is_read(c)), None)
    end = loop.end_lineno or loop.lineno
    after = [value for s in _returns(file, function) if s.lineno > end and (value := outcome(s)) is not None]
    if read is None or not any(as_written(value) == kept for value in after):
        return None
    said = f"what `{shown_call(file, read)}` cannot read is left out of `{kept}` without a word"
    return Verdict("MLA102", f"{said}: the shorter list looks whole", 0.7)


def _is_read(call: ast.Call) -> bool:
    last = last_part(call.func)
    return _READS.match(last) is not None and last not in ("read_text", "read_bytes")


def _searched(
    file: FileContext, function: FunctionNode, block: ast.Try, loop: ast.For | ast.AsyncFor, kept: str
) -> Verdict | None:
    """``found.extend(collection.query(...))`` for each of several stores, and what the others held is answered."""
    asked = next((c for c in calls(file, block.body) if kind_of(file, c) == "query"), None)
    if asked is None or not _SEARCHES.search(function.name):
        return None
    end = loop.end_lineno or loop.lineno
    given = [outcome(s) for s in _returns(file, function) if s.lineno > end]
    if not any(value is not None and (_mentions(value, kept) or _is_made_of(file, value, kept)) for value in given):
        return None
    said = f"a store that `{shown_call(file, asked)}` cannot ask is left out of `{kept}`"
    return Verdict("MLA102", f"{said}: what the others hold is answered as if it were all", 0.7, "quiet")


def _is_made_of(file: FileContext, value: ast.expr, kept: str) -> bool:
    """Whether what goes out was put in order, or picked, out of what was kept: ``ranked = sorted(found)``."""
    held = value.value if isinstance(value, ast.Subscript) else value
    made = file.names.single_value(held) if isinstance(held, ast.Name) else None
    return isinstance(made, ast.Call | ast.ListComp | ast.Subscript) and _mentions(made, kept)


def _returns(file: FileContext, function: FunctionNode) -> list[ast.Return]:
    return [s for s in file.inside(function, ast.Return) if file.function_of(s) is function]


def _joined(
    file: FileContext, function: FunctionNode, block: ast.Try, loop: ast.For | ast.AsyncFor, kept: str
) -> Verdict | None:
    read = next((c for c in calls(file, block.body) if kind_of(file, c) in ("read", "load", "request", "query")), None)
    end = loop.end_lineno or loop.lineno
    if read is None:
        return None
    for call in file.inside(function, ast.Call):
        if call.lineno > end and last_part(call.func) in _JOINS and call.args and _mentions(call.args[0], kept):
            said = f"what `{shown_call(file, read)}` cannot read is only logged and left out of `{kept}`"
            return Verdict(
                "MLA102", f"{said}: a model is trained on what is left as if it were all", 0.7, f"{STEP}, served"
            )
    return None


def _totalled(file: FileContext, function: FunctionNode, loop: ast.For | ast.AsyncFor, kept: str) -> Verdict | None:
    whole = {f"len({name})" for name in _gone_through(loop.iter)}
    for answer in file.inside(function, ast.Return):
        given = dict(fields(outcome(answer)))
        total = next((k for k, i in given.items() if _TOTAL.search(k) and ast.unparse(i) in whole), "")
        if total and any(as_written(item) == kept for item in given.values()):
            said = f"an item that fails is only logged and left out of `{kept}`"
            return Verdict("MLA102", f"{said}, while `{total}` counts it: the answer does not say what is missing", 0.7)
    return None


def _averaged(file: FileContext, function: FunctionNode, loop: ast.For | ast.AsyncFor, kept: str) -> Verdict | None:
    end = loop.end_lineno or loop.lineno
    means: list[ast.expr] = [c for c in file.inside(function, ast.Call) if last_part(c.func) in _MEANS and c.args]
    means += filter(_is_mean, file.inside(function, ast.BinOp))
    for mean in means:
        given = mean.args[0] if isinstance(mean, ast.Call) else mean
        whole = isinstance(mean, ast.BinOp) or isinstance(given, ast.Name) or _is_stacked(given)
        if mean.lineno > end and whole and _mentions(given, kept) and not handlers.is_logged(file, mean):
            said = f"an item that fails is only logged and left out of `{kept}`, of which `{file.text(mean)}` is taken"
            return Verdict("MLA102", f"{said}: the answer stands for all of them", 0.7, "serving")
    return None


def _is_stacked(value: ast.expr) -> bool:
    """``torch.stack(scores)``, ``np.array(scores)``."""
    return isinstance(value, ast.Call) and last_part(value.func) in _STACKS


def _gone_through(each: ast.expr) -> Iterator[str]:
    """The names of what a loop goes through: ``tickets`` of ``enumerate(zip(tickets, scores))``."""
    if not isinstance(each, ast.Call):
        yield as_written(each)
    elif isinstance(each.func, ast.Attribute) and each.func.attr in ("items", "values", "keys"):
        yield as_written(each.func.value)
    elif last_part(each.func) in _WRAPS:
        for inner in each.args:
            yield from _gone_through(inner)


def _kept(block: ast.Try, *, of_hits: bool = False) -> Iterator[str]:
    """Where a `try` puts what it made; with `of_hits`, one after another too, of what a search has found."""
    for statement in statements([*block.body, *block.orelse]):
        if not of_hits and any(
            isinstance(p, ast.For | ast.AsyncFor | ast.While) and block in parents(p) for p in parents(statement)
        ):
            continue
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Subscript):
            yield as_written(statement.targets[0].value)
        call = statement.value if isinstance(statement, ast.Expr) else None
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in _ADDS:
            yield as_written(call.func.value)


def _mentions(value: ast.expr, name: str) -> bool:
    return any(isinstance(part, ast.Name | ast.Attribute) and as_written(part) == name for part in ast.walk(value))


def _is_counted(file: FileContext, function: FunctionNode, loop: ast.stmt, kept: str) -> bool:
    """Whether something after the loop holds how many are left against something else, or says it."""
    end = loop.end_lineno or loop.lineno
    for call in file.inside(function, ast.Call):
        if call.lineno > end and last_part(call.func) == "len" and call.args and as_written(call.args[0]) == kept:
            nearest = next(file.ancestors(call, (ast.BinOp, ast.Return, ast.Dict)), None)
            if nearest is not None and not _is_mean(nearest):
                return True
            tests = file.ancestors(call, ast.Compare)
            if any(not isinstance(side, ast.Constant) and side is not call for t in tests for side in _sides(t)):
                return True
    return False


def _is_mean(part: ast.AST) -> bool:
    """``sum(scores) / len(scores)``."""
    return isinstance(part, ast.BinOp) and isinstance(part.op, ast.Div) and ast.unparse(part.left).startswith("sum(")


def _sides(test: ast.Compare) -> list[ast.expr]:
    return [test.left, *test.comparators]
