"""Calls that write a log line, and what is written by them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.arithmetic import UNKNOWN
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

LEVELS: Final = frozenset({"info", "warning", "warn", "error", "critical", "exception", "success", "log"})
"""Methods that write at a level that production keeps; debug is not one."""
_METHODS: Final = LEVELS | {"debug"}
PRINTS: Final = frozenset({"print", "pprint", "pp", "write", "echo", "secho", "good", "fail", "text"})
"""Last parts of what writes to the standard output."""

_LOGGER: Final = regex(
    r"^(logging|absl\.logging|[\w.]+\.logger|([\w.]+\.)?(get_?\w*_?logger|getLogger|Logger|LoggerAdapter)\(\)"
    r"|flask\.Flask\(\)\.logger)(\.(bind|opt|new|unbind|getChild)\(\))*\.\w+$"
)
_COMPOSED: Final = frozenset({ast.JoinedStr, ast.BinOp, ast.IfExp, ast.BoolOp, ast.Dict, ast.Tuple, ast.List, ast.Call})
"""Expressions that may be made of several values."""
_SAME_TEXT: Final = frozenset(
    {"strip", "lstrip", "rstrip", "lower", "upper", "decode", "replace", "tolist", "to_dict", "to_string", "to_json"}
)
"""Methods after which a value still says what it said."""
_MASK: Final = regex(
    r"(?i)^[:@]?[<\[({]?([*x#\u2022._-]{2,}|\W*(redacted|masked|hidden|removed|secret|password)\W*)[>\])}]?[:@]?$"
)
"""What stands for a value that is not to be told."""
_LOGGER_NAME: Final = regex(r"(?i)(^|_)(logs?|loggers?|logging)$")
_BINDS: Final = frozenset({"bind", "new", "contextualize"})
"""Methods that give a logger fields of its own, which stand in each of its lines."""
_FEW: Final = 3
"""Statements of a function that only makes the text of a line."""
_TOLD: Final = frozenset(
    {f"wasabi.{made}.{how}" for made in ("msg", "Printer()") for how in ("good", "info", "warn", "fail", "text")}
)
"""What shows a line to whoever reads the standard output, with a mark before it."""
SHOWN: Final = _TOLD | {
    *("builtins.print", "rich.print", "rich.pretty.pprint", "rich.console.Console().print", "pprint.pprint"),
    *("pprint.pp", "click.echo", "click.secho", "typer.echo", "typer.secho"),
}
_OUTPUTS: Final = frozenset({"sys.stdout.write", "sys.stderr.write"})
_WHOLE: Final = frozenset(
    {"builtins.str", "builtins.repr", "builtins.dict", "builtins.vars", "pprint.pformat", "dataclasses.asdict"}
    | {"json.dumps", "orjson.dumps", "ujson.dumps", "rich.pretty.pretty_repr", "fastapi.encoders.jsonable_encoder"}
)
"""Calls that give all of what they are given, as text or as a mapping."""


def log_level(file: FileContext, node: ast.Call) -> str:
    """The method that a call logs with (``info``), ``print`` for a print to standard output, "" for no log call."""
    function = node.func
    last = last_part(function)
    if last in PRINTS:
        name = file.qualname(function)
        target = next((k.value for k in node.keywords if k.arg == "file"), None)
        shown = target is None or file.qualname(target) in ("sys.stdout", "sys.stderr")
        return "print" if name in _OUTPUTS or (name in SHOWN and shown) else ""
    if last in ("info", "warn") and file.qualname(function) in _TOLD:
        return "print"
    if not isinstance(function, ast.Attribute) or last not in _METHODS:
        return ""
    name = file.qualname(function)
    if name is not None and _LOGGER.match(name):
        return function.attr
    return function.attr if _LOGGER_NAME.search(last_part(function.value)) else ""


def written(file: FileContext, node: ast.Call) -> Iterator[ast.expr]:
    """The expressions whose values end up in the text or the fields of a log line."""
    before = node.func.value if isinstance(node.func, ast.Attribute) else None
    if isinstance(before, ast.Call) and last_part(before.func) in _BINDS:
        yield from written(file, before)
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
    if node.__class__ not in _COMPOSED:
        yield node, True
    elif isinstance(node, ast.JoinedStr):
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
            if not _masks(node):
                yield from pieces(file, function.value)
        elif isinstance(function, ast.Attribute) and function.attr == "join" and len(node.args) == 1:
            yield from pieces(file, node.args[0])
        elif file.qualname(function) in _WHOLE or (
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
            yield node, False
    else:
        yield node, True


def _masks(call: ast.Call) -> bool:
    """``url.replace(password, "***")``: what would tell too much is taken out."""
    if last_part(call.func) != "replace" or len(call.args) != 2 or isinstance(call.args[0], ast.Constant):
        return False
    put = call.args[1]
    return isinstance(put, ast.Constant) and isinstance(put.value, str) and _MASK.match(put.value) is not None


def _makes_line(file: FileContext, function: ast.expr) -> bool:
    """Whether a call makes the text of a line: it is of a function in this file that only dumps what it is handed."""
    known: dict[str, bool] | None = file.shared.get("makers of log lines")
    if known is None:
        known = file.shared["makers of log lines"] = {}
        for made in file.tree.of(ast.FunctionDef):
            given = [each.value for each in file.inside(made, ast.Return) if each.value is not None]
            line = file.names.single_value(given[0]) if len(given) == 1 and len(made.body) <= _FEW else None
            if isinstance(line, ast.Call):
                known[made.name] = file.call_name(line) in ("json.dumps", "orjson.dumps", "ujson.dumps")
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
