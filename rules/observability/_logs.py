"""Calls that write a log line, and what is written by them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.names import UNKNOWN
from mlaudit.code.pattern import regex

LEVELS: Final = frozenset({"info", "warning", "warn", "error", "critical", "exception", "success", "log"})
"""Methods that write at a level that production keeps; debug is not one."""

_LOGGER: Final = regex(
    r"^(logging(\.getLogger\(\))?|loguru\.logger|structlog(\.stdlib)?\.(get_logger|getLogger)\(\)|absl\.logging"
    r"|logging\.LoggerAdapter\(\)|flask\.current_app\.logger|flask\.Flask\(\)\.logger)(\.(bind|opt)\(\))?\.\w+$"
)
_SAME_TEXT: Final = frozenset(
    {"strip", "lstrip", "rstrip", "lower", "upper", "decode", "replace", "tolist", "to_dict", "to_string", "to_json"}
)
"""Methods after which a value still says what it said."""
_LOGGER_NAME: Final = regex(r"(?i)(^|_)(log|logger|logging)$")


def log_level(file: FileContext, node: ast.Call) -> str:
    """The method that a call logs with (``info``), ``print`` for a print to standard output, "" for no log call."""
    function = node.func
    if isinstance(function, ast.Name):
        is_print = function.id == "print" and file.qualname(function) == "builtins.print"
        target = next((k.value for k in node.keywords if k.arg == "file"), None)
        shown = target is None or file.qualname(target) in ("sys.stdout", "sys.stderr")
        return "print" if is_print and shown else ""
    if not isinstance(function, ast.Attribute) or function.attr not in LEVELS | {"debug"}:
        return ""
    name = file.qualname(function)
    if name is not None and _LOGGER.match(name):
        return function.attr
    base = function.value
    last = base.attr if isinstance(base, ast.Attribute) else base.id if isinstance(base, ast.Name) else ""
    return function.attr if _LOGGER_NAME.search(last) else ""


def written(file: FileContext, node: ast.Call) -> Iterator[ast.expr]:
    """The expressions whose values end up in the text or the fields of a log line."""
    for argument in (
        *node.args,
        *(k.value for k in node.keywords if k.arg not in ("exc_info", "stack_info", "sep", "file", "end")),
    ):
        yield from parts(file, argument)


def parts(file: FileContext, node: ast.expr) -> Iterator[ast.expr]:
    """The values that a text, a mapping or a sequence is made of, without those that are constant."""
    return (part for part, may_be_constant in pieces(file, node) if not may_be_constant or varies(file, part))


def varies(file: FileContext, part: ast.expr) -> bool:
    """Whether a value is no constant, as far as this file tells."""
    return file.constant(part) is UNKNOWN or _is_field(file, part)


def pieces(file: FileContext, node: ast.expr) -> Iterator[tuple[ast.expr, bool]]:
    """The values that a text, a mapping or a sequence is made of, each with whether it may be a constant."""
    if isinstance(node, ast.JoinedStr):
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                yield from pieces(file, part.value)
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod | ast.Add):
        yield from pieces(file, node.left)
        yield from pieces(file, node.right)
    elif isinstance(node, ast.IfExp | ast.BoolOp):
        for value in node.values if isinstance(node, ast.BoolOp) else (node.body, node.orelse):
            yield from pieces(file, value)
    elif isinstance(node, ast.Dict):
        for value in node.values:
            yield from pieces(file, value)
    elif isinstance(node, ast.Tuple | ast.List):
        for value in node.elts:
            yield from pieces(file, value)
    elif isinstance(node, ast.Call):
        function = node.func
        if isinstance(function, ast.Attribute) and function.attr == "format":
            for argument in (*node.args, *(k.value for k in node.keywords)):
                yield from pieces(file, argument)
        elif isinstance(function, ast.Attribute) and function.attr == ("get" if node.args else "errors"):
            yield node, False
        elif isinstance(function, ast.Attribute) and function.attr in _SAME_TEXT:
            yield from pieces(file, function.value)
        elif file.qualname(function) in (
            "builtins.str",
            "builtins.repr",
            "json.dumps",
            "builtins.dict",
            "pprint.pformat",
        ) or (
            isinstance(function, ast.Attribute) and function.attr in ("dict", "model_dump", "model_dump_json", "json")
        ):
            if any(keyword.arg in ("include", "exclude") for keyword in node.keywords):
                return  # what is left is not seen
            for argument in node.args:
                yield from pieces(file, argument)
            if isinstance(function, ast.Attribute) and not node.args:
                yield function.value, False
            for keyword in node.keywords:
                if keyword.arg and isinstance(function, ast.Name):
                    yield from pieces(file, keyword.value)
        elif _makes_line(file, function):
            for argument in (*node.args, *(k.value for k in node.keywords if k.arg)):
                yield from pieces(file, argument)
    else:
        yield node, True


def _makes_line(file: FileContext, function: ast.expr) -> bool:
    """Whether a call makes the text of a line: it is of a function in this file that only dumps what it is handed."""
    known: dict[str, bool] | None = file.shared.get("makers of log lines")
    if known is None:
        known = file.shared["makers of log lines"] = {}
        for made in file.tree.of(ast.FunctionDef):
            last = made.body[-1]
            if len(made.body) <= 2 and isinstance(last, ast.Return) and isinstance(last.value, ast.Call):
                known[made.name] = file.call_name(last.value) in ("json.dumps", "orjson.dumps", "ujson.dumps")
    return known.get(last_part(function), False)


def _is_field(file: FileContext, node: ast.expr) -> bool:
    """Whether ``self.database_url`` is a field of a data class or model: what the class gives it is a default only."""
    if not isinstance(node, ast.Attribute) or not isinstance(node.value, ast.Name) or node.value.id != "self":
        return False
    home = file.class_of(node)
    return home is not None and any(
        isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name) and part.target.id == node.attr
        for part in home.body
    )
