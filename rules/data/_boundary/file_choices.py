"""Texts of a request that pick the file which is loaded: the way from a route's parameter to the name of a model."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from mlaudit.code.assigned import target_of
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.called import called, called_names
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.handed import placed
from mlaudit.code.pattern import regex
from mlaudit.code.project import Node, ProjectView
from mlaudit.code.written import as_written

from ...serving._web.routes import routes
from .._rows.tables import MOST_NAMES

_LOADS: Final = regex(
    r"^(joblib\.load|dill\.load|cloudpickle\.load|torch\.load|torch\.jit\.load|builtins\.open|pandas\.read_(csv|parquet|pickle)"
    r"|numpy\.load|(tensorflow\.)?keras\.models\.load_model|tensorflow\.saved_model\.load|onnxruntime\.InferenceSession"
    r"|ultralytics\.YOLO|safetensors\.torch\.load_file|lightgbm\.Booster|mlflow\.\w+\.load_model)$"
)
_TEXT: Final = regex(r"^(Optional\[)?(str|Path|pathlib\.Path|os\.PathLike)\b")
_LOOKS: Final = regex(
    r"(?i)secure_filename|basename|uuid|commonpath|is_relative_to|relative_to|safe_join|sanit|allowed|whitelist|allowlist|valid"
    r"|check|\bre\.(sub|match|fullmatch)"
)
_CLOSED: Final = regex(r"Literal|Enum|pattern=|regex=|enum=|Depends|Header|Security|Cookie")
_METHODS: Final = frozenset(
    {
        "lower",
        "upper",
        "strip",
        "title",
        "replace",
        "capitalize",
        "resolve",
        "with_suffix",
        "open",
        "joinpath",
        "as_posix",
    }
)
_MOST_VALUES: Final = 16
_MOST_STEPS: Final = 5


_IS_THERE: Final = frozenset({"exists", "is_file", "isfile"})
_REFUSALS: Final = (ast.Return, ast.Raise)


class Choice(NamedTuple):
    """A text that a route is given, and the calls that it is handed to: target, and position or keyword. `segment`:
    it is one part of the address, and can hold no slash.
    """

    place: ast.arg
    handed: list[list[str]]
    segment: bool


def choices(file: FileContext) -> Iterator[tuple[FunctionNode, Choice]]:
    """The texts that routes are given and hand on with no look at what they are."""
    known = set(looked_up(file))
    for node, route in routes(file):
        for argument in (*node.args.args, *node.args.kwonlyargs):
            written = as_written(argument.annotation) if argument.annotation is not None else ""
            if not _TEXT.match(written) or _is_closed(node, argument) or is_looked_at(file, node, argument.arg):
                continue
            if (node, argument.arg) in known:
                continue
            handed = [
                [name, key]
                for call in file.inside(node, ast.Call)
                if (name := file.call_name(call)) and not name.startswith("builtins.")
                for key, value in placed(call)
                if argument.arg in _mentioned(file, node, value)
            ]
            if handed:
                yield node, Choice(argument, handed, _is_segment(route.path, argument.arg))


def picked(file: FileContext) -> Iterator[tuple[FunctionNode, str]]:
    """The functions that load a file of which a parameter says the name, with this parameter."""
    told: set[tuple[FunctionNode, str]] = set()
    for call in file.calls_where(_loads) if any(map(_loads_file, called_names(file))) else ():
        home = file.function_of(call)
        if home is None or not call.args:
            continue
        for name in _mentioned(file, home, call.args[0]):
            if (home, name) not in told and not is_looked_at(file, home, name):
                told.add((home, name))
                yield home, name


def asks_whether_there(file: FileContext, node: FunctionNode) -> bool:
    """Whether a function looks whether the file is there, or expects that it is not."""
    if any(last_part(call.func) in _IS_THERE for call in file.inside(node, ast.Call)):
        return True
    caught = [each.type for each in file.inside(node, ast.ExceptHandler) if each.type is not None]
    return any("FileNotFoundError" in ast.unparse(each) for each in caught)


def looked_up(file: FileContext) -> Iterator[tuple[FunctionNode, str]]:
    """The functions that go on with a parameter only where a table holds it, with this parameter:
    ``found = known.get(name)`` and ``if not found: return None``.
    """
    for call in called(file, "get"):
        home = file.function_of(call)
        if home is None or not call.args or not isinstance(call.args[0], ast.Name):
            continue
        target = target_of(file.statement_of(call), call)
        name = call.args[0].id
        own = any(binding.kind == "arg" for binding in file.names.lookup(name, call.args[0]))
        if own and isinstance(target, ast.Name) and _is_refused(file, home, target.id):
            yield home, name


def _is_refused(file: FileContext, node: FunctionNode, name: str) -> bool:
    """Whether a function ends where a name holds nothing."""
    for branch in file.inside(node, ast.If):
        parts = branch.test.values if isinstance(branch.test, ast.BoolOp) else [branch.test]
        either = not isinstance(branch.test, ast.BoolOp) or isinstance(branch.test.op, ast.Or)
        if either and any(_is_empty(part, name) for part in parts) and isinstance(branch.body[-1], _REFUSALS):
            return True
    return False


def _is_empty(test: ast.expr, name: str) -> bool:
    """``not found``, ``found is None``"""
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        return isinstance(test.operand, ast.Name) and test.operand.id == name
    if not isinstance(test, ast.Compare) or not isinstance(test.ops[0], ast.Is):
        return False
    return isinstance(test.left, ast.Name) and test.left.id == name


def _is_segment(path: str, name: str) -> bool:
    """``/crops/{crop}``, ``/crops/<string:crop>``; ``{crop:path}`` takes all that follows."""
    return any(f"{{{name}{kind}}}" in path for kind in ("", ":str")) or any(
        f"<{kind}{name}>" in path for kind in ("", "string:")
    )


def _loads(name: str, _last: str) -> bool:
    return _loads_file(name)


@lru_cache(MOST_NAMES)
def _loads_file(name: str) -> bool:
    return _LOADS.match(name) is not None


def picks_a_file(project: ProjectView, path: str, handed: list[list[str]]) -> Node | None:
    """The function that loads what a text names which is handed on so; None where nothing does, or what is on the way
    looks at it.
    """
    steps = [(path, target, key) for target, key in handed]
    known, seen = _told(project, "picks"), set()
    for _ in range(_MOST_STEPS):
        following = []
        for home, target, key in steps:
            symbol = project.resolve(target, home)
            function = symbol.function if symbol is not None else None
            if symbol is None or function is None:
                continue
            names = [each.name for each in function.parameters if each.name not in ("self", "cls")]
            name = names[int(key)] if key.isdigit() and int(key) < len(names) else key
            node = (symbol.path, symbol.qualname)
            if name not in names or (node, name) in seen or _LOOKS.search(symbol.qualname):
                continue
            if name in _told(project, "looks up").get(node, ()):
                continue
            seen.add((node, name))
            if name in known.get(node, ()):
                return node
            following += [
                (symbol.path, call.target, at)
                for call in function.calls
                for at, origin in (call.arguments or {}).items()
                if origin == f"parameter:{name}"
            ]
        steps = following
    return None


def is_there_first(project: ProjectView, node: Node) -> bool:
    """Whether a function that loads what a text names looks whether that is there."""
    about = (c.data for c in project.files[node[0]].candidates_of("MLA307"))
    return any(data.get("is there") for data in about if data.get("function") == node[1] and "picks" in data)


def _told(project: ProjectView, mark: str) -> dict[Node, list[str]]:
    """The parameters that a mark was put on, by their functions."""
    known: dict[Node, list[str]] | None = project.shared.get(f"MLA307 {mark}")
    if known is None:
        known = project.shared[f"MLA307 {mark}"] = {}
        for path, facts in project.files.items():
            for candidate in facts.candidates_of("MLA307"):
                if mark in candidate.data:
                    known.setdefault((path, candidate.data["function"]), []).append(candidate.data[mark])
    return known


def is_looked_at(file: FileContext, node: FunctionNode, name: str) -> bool:
    """Whether a function asks whether a text is one of those that it knows, or hands it to what says that it checks."""
    for compare in file.inside(node, ast.Compare):
        sides = [compare.left, *compare.comparators]
        if any(isinstance(part, ast.Name) and part.id == name for side in sides for part in ast.walk(side)):
            if not any(isinstance(side, ast.Constant) and side.value is None for side in sides):
                return True
    for call in file.inside(node, ast.Call):
        if any(isinstance(part, ast.Name) and part.id == name for given in call.args for part in ast.walk(given)):
            if _LOOKS.search(as_written(call.func)):
                return True
    return False


def _is_closed(node: FunctionNode, argument: ast.arg) -> bool:
    positional = [*node.args.posonlyargs, *node.args.args]
    defaults = [None] * (len(positional) - len(node.args.defaults)) + [*node.args.defaults, *node.args.kw_defaults]
    given = dict(zip([*positional, *node.args.kwonlyargs], defaults, strict=True))[argument]
    return given is not None and _CLOSED.search(ast.unparse(given)) is not None


def _mentioned(file: FileContext, node: FunctionNode, value: ast.expr) -> list[str]:
    """The parameters of a function that a text or path is made of; what a call makes of them is another thing, save
    for a text's own methods and what joins paths.
    """
    found: list[str] = []
    parts: list[ast.expr] = [value]
    own = {argument.arg for argument in (*node.args.args, *node.args.kwonlyargs)} - {"self", "cls"}
    for each in parts:
        if len(parts) > _MOST_VALUES:
            break
        if isinstance(each, ast.Name):
            bindings = file.names.lookup(each.id, each)
            if each.id in own and any(binding.kind == "arg" for binding in bindings):
                found.append(each.id)
            elif (made := file.names.single_value(each)) is not None and made is not each:
                parts.append(made)
        elif isinstance(each, ast.BinOp):
            parts += [each.left, each.right]
        elif isinstance(each, ast.JoinedStr):
            parts += [part.value for part in each.values if isinstance(part, ast.FormattedValue)]
        elif isinstance(each, ast.Call):
            last = last_part(each.func)
            if last in ("Path", "join", "str", "open", "format", "fspath", "joinpath"):
                parts += each.args
            if isinstance(each.func, ast.Attribute) and last in _METHODS:
                parts.append(each.func.value)
    return found
