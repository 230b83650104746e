"""Data sets of torch that take statistics over all of their items, and use them on each."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Final

import msgspec

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

from ._rows.tables import STATISTICS, role_of

_NAMES: Final = regex(
    r"(^|_)(means?|avg|mu|std|stds|sigma|deviation|median|min|max|minimum|maximum|scaler|normali[sz]er)$", re.IGNORECASE
)
_OF_A_PART: Final = regex(
    r"split|(^|_)mode(_|$)|phase|subset|indices|idx|fold(?!er)|partition|stats|mean|std|scaler", re.IGNORECASE
)
"""Parameters of a data set that holds one part of the rows, or that is told its statistics."""
_FITS: Final = frozenset({"fit", "fit_transform"})


_SCALERS: Final = regex(r"^sklearn\.(preprocessing\.\w*(Scaler|Transformer)|impute\.\w+|decomposition\.\w+)\(\)$")
"""What learns from rows how they are brought to another range."""


class Learnt(msgspec.Struct, frozen=True):
    """What the data set class `holder` learns of all its items where it is made, in words."""

    holder: str
    said: str
    node: ast.stmt


def learnt(file: FileContext) -> Iterator[Learnt]:
    """The data sets that use statistics of all of their items."""
    if b"Dataset)" not in file.source.data and b"Dataset[" not in file.source.data:
        return
    for cls in file.tree.of(ast.ClassDef):
        if not any(ast.unparse(base).partition("[")[0].endswith("Dataset") for base in cls.bases):
            continue
        methods = {each.name: each for each in cls.body if isinstance(each, ast.FunctionDef)}
        made, item = methods.get("__init__"), methods.get("__getitem__")
        if made is None or item is None or _is_of_a_part(made):
            continue
        for statement, name in _taken(file, made, methods):
            if _is_used(file, item, name) or _is_used(file, made, name):
                yield Learnt(file.tree.scope_at(cls).qualname, f"`self.{name}` is taken over all items", statement)
                break
        else:
            fitted = _fitted(file, made)
            if fitted is not None:
                statement, name = fitted
                yield Learnt(file.tree.scope_at(cls).qualname, f"{name} is fitted on all items", statement)


def _fitted(file: FileContext, made: ast.FunctionDef) -> tuple[ast.stmt, str] | None:
    """``self.rows = StandardScaler().fit_transform(rows)``, also in a function of the file that makes the rows."""
    called = {call.func.id for call in file.inside(made, ast.Call) if isinstance(call.func, ast.Name)}
    helpers = [each for each in file.functions() if each.name in called and file.class_of(each) is None]
    for function in (made, *(each for each in helpers if not _is_of_a_part(each))):
        for call in file.inside(function, ast.Call):
            owner = call.func.value if isinstance(call.func, ast.Attribute) else None
            if owner is None or last_part(call.func) != "fit_transform" or any(file.ancestors(call, ast.If)):
                continue  # what is asked before it may be whether these are the rows to learn from
            name = f"{file.call_name(owner)}()" if isinstance(owner, ast.Call) else file.qualname(owner) or ""
            statement = file.statement_of(call)
            if statement is not None and _SCALERS.match(name):
                return statement, name.removesuffix("()").rpartition(".")[2]
    return None


def _is_of_a_part(made: FunctionNode) -> bool:
    every = [*made.args.posonlyargs, *made.args.args, *made.args.kwonlyargs]
    names = [argument.arg for argument in every]
    return any(role_of(name) or _OF_A_PART.search(name) or "train" in name for name in names)


def _taken(
    file: FileContext, made: ast.FunctionDef, methods: dict[str, ast.FunctionDef]
) -> Iterator[tuple[ast.stmt, str]]:
    """``self.mean, self.std = self._statistics()``, ``self.mean = rows.mean(0)``, ``self.scaler = PCA().fit(rows)``."""
    for assign in file.inside(made, ast.Assign):
        targets = [inner for target in assign.targets for inner in (getattr(target, "elts", None) or [target])]
        names = [last_part(each) for each in targets if isinstance(each, ast.Attribute) and _NAMES.search(each.attr)]
        if names and any(_learns(file, call, methods) for call in file.inside(assign.value, ast.Call)):
            yield assign, names[0]


def _learns(file: FileContext, call: ast.Call, methods: dict[str, ast.FunctionDef]) -> bool:
    last = last_part(call.func)
    if not isinstance(call.func, ast.Attribute):
        return False
    owner = call.func.value
    if isinstance(owner, ast.Name) and owner.id == "self":
        method = methods.get(last)
        return method is not None and _goes_through_all(file, method)
    return last in STATISTICS or (last in _FITS and bool(call.args))


def _goes_through_all(file: FileContext, method: FunctionNode) -> bool:
    """Whether a method loops over an attribute, or takes a statistic of one."""
    loops = [loop.iter for loop in file.inside(method, ast.For)]
    asked = [call for call in file.inside(method, ast.Call) if last_part(call.func) in STATISTICS]
    return any(
        isinstance(inner, ast.Attribute) and isinstance(inner.value, ast.Name) and inner.value.id == "self"
        for each in (*loops, *asked)
        for inner in file.inside(each, ast.Attribute)
    )


def _is_used(file: FileContext, method: ast.FunctionDef, name: str) -> bool:
    """``x - self.mean``, ``Normalize(self.mean, self.std)``, ``self.scaler.transform(x)``."""
    for arithmetic in file.inside(method, ast.BinOp):
        if isinstance(arithmetic.op, ast.Sub | ast.Div) and last_part(arithmetic.right) == name:
            return True
    for call in file.inside(method, ast.Call):
        given = last_part(call.func) in ("Normalize", "normalize") and any(last_part(arg) == name for arg in call.args)
        applied = isinstance(call.func, ast.Attribute) and call.func.attr == "transform"
        if given or (applied and isinstance(call.func, ast.Attribute) and last_part(call.func.value) == name):
            return True
    return False
