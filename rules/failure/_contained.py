"""Failures that do not come out: of functions that keep theirs to themselves, and of blocks in which nothing fails."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import outcome, work_of
from mlaudit.code.tree import parent_of

from . import _handlers as handlers
from ._wrapped import functions_by_name

_PLAIN: Final = (ast.Constant, ast.Name, ast.JoinedStr)
_CLOCKS: Final = frozenset({"now", "utcnow", "today", "time", "perf_counter", "monotonic", "uuid4", "getLogger"})
"""Calls that do not fail."""
_PATHS: Final = frozenset({"os.path.join", "pathlib.Path"})
"""Calls that put a path together."""
_OWN_WAYS: Final = frozenset({"__init__", "__new__", "__post_init__", "__setattr__"})
"""Methods by which a class does more, as it is made, than keep what it is given."""
_TRIMS: Final = frozenset({"strip", "lstrip", "rstrip", "lower", "upper"})
_STORES: Final = frozenset({"dict", "OrderedDict", "defaultdict"})


def keeps_failures(file: FileContext, call: ast.Call) -> bool:
    """Whether what is called is a function of this file, or a method of the same class, whose whole work stands in a
    `try` that takes everything and raises nothing: no handler round the call ever sees it fail. A None that it answers
    then may still end what works with it.
    """
    function = call.func
    own = isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name) and function.value.id == "self"
    if not own and not isinstance(function, ast.Name):
        return False
    known: dict[str, ast.Try | None] = file.shared.setdefault("functions that keep their failures", {})
    name = last_part(function)
    if name not in known:
        named = functions_by_name(file).get(name, [])
        known[name] = _contained(file, named[0]) if len(named) == 1 else None
    block, held = known[name], parent_of(call)
    if block is None or isinstance(parent_of(held) if isinstance(held, ast.Await) else held, ast.Expr):
        return block is not None
    return all(map(_answers, block.handlers))


def _answers(handler: ast.ExceptHandler) -> bool:
    """Whether a handler ends in an answer that is not None."""
    last = handler.body[-1]
    value = outcome(last) if isinstance(last, ast.Return) else None
    return value is not None and not (isinstance(value, ast.Constant) and value.value is None)


def _contained(file: FileContext, function: FunctionNode) -> ast.Try | None:
    """The `try` in which all of a function's work stands, of whose failures none comes out; None for any other."""
    if any(last_part(d.func if isinstance(d, ast.Call) else d) != "staticmethod" for d in function.decorator_list):
        return None
    rest = [statement for statement in work_of(function) if not _is_harmless(file, statement)]
    block = rest[0] if len(rest) == 1 else None
    if not isinstance(block, ast.Try) or any(file.inside(function, kind) for kind in (ast.Yield, ast.YieldFrom)):
        return None
    if not all(_is_harmless(file, statement) for statement in (*block.orelse, *block.finalbody)):
        return None
    takes = any(handlers.is_broad(file, h) for h in block.handlers) and not any(map(handlers.raises, block.handlers))
    return block if takes else None


def nothing_fails(file: FileContext, block: ast.Try) -> bool:
    """Whether all that a `try` does is to make records of what is there, or parts of texts, and to keep them."""
    if all(isinstance(statement, ast.Return | ast.Pass) for statement in block.body):
        return False  # a constant that stands for work which nobody has written yet
    return all(_is_harmless(file, statement) for statement in block.body)


def _is_harmless(file: FileContext, statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Pass | ast.Global):
        return True
    if isinstance(statement, ast.Return):
        return statement.value is None or _is_plain(file, statement.value)
    if isinstance(statement, ast.Expr):
        value = statement.value
        if isinstance(value, ast.Call) and handlers.is_log(value):
            return all(_is_plain(file, given) for given in (*value.args, *(k.value for k in value.keywords)))
        return isinstance(value, ast.Constant)
    if isinstance(statement, ast.Assign | ast.AnnAssign) and statement.value is not None:
        targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
        return _is_plain(file, statement.value) and all(_is_kept(file, target) for target in targets)
    return False


def _is_kept(file: FileContext, target: ast.expr) -> bool:
    """Whether a value is given to a name, to an attribute of the own object, or to an entry of a dict made here."""
    if isinstance(target, ast.Subscript):
        held = file.names.values(target.value)
        made = all(isinstance(v, ast.Dict) or (isinstance(v, ast.Call) and last_part(v.func) in _STORES) for v in held)
        return bool(held) and made and isinstance(target.slice, _PLAIN)
    if isinstance(target, ast.Attribute):
        return isinstance(target.value, ast.Name) and target.value.id == "self"
    return isinstance(target, ast.Name)


def _is_plain(file: FileContext, value: ast.expr) -> bool:
    """Whether a value is there, or made without anything that fails."""
    if isinstance(value, ast.JoinedStr):
        parts = [part.value for part in value.values if isinstance(part, ast.FormattedValue)]
        return all(isinstance(part, ast.Name | ast.Attribute | ast.Constant) for part in parts)
    if isinstance(value, ast.Attribute):
        return isinstance(value.value, ast.Name)
    if isinstance(value, ast.List | ast.Tuple):
        return all(_is_plain(file, item) for item in value.elts)
    if isinstance(value, ast.Dict):
        return all(item is not None and _is_plain(file, item) for item in (*value.keys, *value.values))
    if _holds(file, value, "bytes") or _holds(file, value, "str"):
        return True
    if isinstance(value, ast.Call):
        if last_part(value.func) in _CLOCKS and not value.args and not value.keywords:
            return True
        if file.call_name(value) in _PATHS:
            return all(_is_plain(file, each) or _is_entry(each) for each in value.args)
        given = (*value.args, *(k.value for k in value.keywords))
        return _makes_record(file, value) and all(_is_plain(file, each) for each in given)
    return isinstance(value, _PLAIN)


def _holds(file: FileContext, value: ast.expr, kind: str) -> bool:
    """Whether a value certainly is a text, or bytes: a parameter that says so, a part of one, what a decoder that
    passes over what it cannot read makes of it, or that without the blanks round it.
    """
    if isinstance(value, ast.Name):
        bound = file.names.lookup(value.id, value)
        if len(bound) != 1:
            return False
        only = bound[0]
        if isinstance(only.node, ast.arg):
            return only.node.annotation is not None and file.text(only.node.annotation) == kind
        return only.kind == "assign" and only.value is not None and _holds(file, only.value, kind)
    if isinstance(value, ast.Subscript):
        cut = value.slice
        plain = isinstance(cut, ast.Slice) and all(
            each is None or isinstance(file.constant(each), int) for each in (cut.lower, cut.upper)
        )
        return plain and isinstance(cut, ast.Slice) and cut.step is None and _holds(file, value.value, kind)
    if not isinstance(value, ast.Call) or not isinstance(value.func, ast.Attribute):
        return False
    if value.func.attr in _TRIMS:
        return not value.keywords and not value.args and _holds(file, value.func.value, kind)
    lax = value.func.attr == "decode" and file.constant(file.argument(value, "errors", 1)) in ("ignore", "replace")
    return lax and kind == "str" and _holds(file, value.func.value, "bytes")


def _is_entry(value: ast.expr) -> bool:
    """``self.config["MODELS"]``: a setting that is there."""
    return isinstance(value, ast.Subscript) and isinstance(value.slice, ast.Constant)


def _makes_record(file: FileContext, call: ast.Call) -> bool:
    """Whether a call makes an object of a dataclass of this file, which keeps its fields and checks nothing."""
    if not isinstance(call.func, ast.Name) or file.has_unpacking(call):
        return False
    bound = file.names.lookup(call.func.id, call.func)
    made = bound[-1].node if bound else None
    if not isinstance(made, ast.ClassDef) or made.bases or made.keywords:
        return False
    marks = [file.qualname(d.func if isinstance(d, ast.Call) else d) for d in made.decorator_list]
    if marks != ["dataclasses.dataclass"]:
        return False
    if any(isinstance(s, ast.FunctionDef) and s.name in _OWN_WAYS for s in made.body):
        return False
    noted = [s for s in made.body if isinstance(s, ast.AnnAssign)]
    fields = {s.target.id: s.value for s in noted if isinstance(s.target, ast.Name)}
    given = {*list(fields)[: len(call.args)], *(k.arg for k in call.keywords)}
    needed = {name for name, default in fields.items() if default is None}
    return len(call.args) <= len(fields) and needed <= given <= set(fields)
