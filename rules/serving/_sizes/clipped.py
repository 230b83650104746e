"""Fields of a request of which a route hands on no more than their beginnings: by a slice, or by a function of the
project that slices what it is given.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import Node, ProjectView
from mlaudit.code.tree import parent_of, parents

from .._schemas.declared import default_of
from .._web.marks import told
from .lengths import is_text

_CODE: Final = "MLA704"
SLICES: Final = (b"[:limit", b"[: limit", b"[:max_", b"[: max_", b"[:MAX_", b"[: MAX_", b"[:n]", b"[:length")
"""What a function that cuts a text to a length is known by."""
TELLS: Final = regex(
    r"(?i)^(debug|info|warn(ing)?|error|exception|critical|print|set_attribute|_?(log|record|track|emit)(_\w+|s)?)$"
)
"""Calls that tell people of a text: what they are given is no bound on what goes to the model."""
_FRAMEWORK: Final = ("builtins.", "fastapi.", "starlette.", "flask.", "typing.")
_TOLD: Final = "told"
_SLICED: Final = ""
_WHOLE: Final = frozenset({"model_dump", "model_dump_json", "dict", "json"})


def clipping(file: FileContext) -> Iterator[tuple[FunctionNode, str]]:
    """The functions that answer with no more than the beginning of their first parameter."""
    for cut in file.tree.of(ast.Subscript) if file.holds(*SLICES) else ():
        home = file.function_of(cut)
        if home is None or not _is_beginning(cut) or not home.args.args:
            continue
        names = [each.arg for each in home.args.args if each.arg not in ("self", "cls")]
        if names and names[0] in _made_of(file, cut.value) and any(isinstance(p, ast.Return) for p in parents(cut)):
            if not any(isinstance(part, ast.comprehension | ast.ListComp | ast.Call) for part in _up_to_return(cut)):
                yield home, names[0]


def _up_to_return(cut: ast.expr) -> Iterator[ast.AST]:
    """What stands round a slice in what a function answers, but for a method of the text that is cut."""
    for part in parents(cut):
        if isinstance(part, ast.Return):
            return
        if not isinstance(part, ast.Call) or cut not in ast.walk(part.func):
            yield part


def _is_beginning(cut: ast.Subscript) -> bool:
    """``text[:limit]``, and neither a window that moves on nor all but the end."""
    if not isinstance(cut.slice, ast.Slice) or cut.slice.upper is None or isinstance(cut.slice.upper, ast.UnaryOp):
        return False
    lower = cut.slice.lower
    return cut.slice.step is None and (lower is None or (isinstance(lower, ast.Constant) and lower.value == 0))


def _made_of(file: FileContext, value: ast.expr) -> set[str]:
    names = {part.id: part for part in ast.walk(value) if isinstance(part, ast.Name)}
    made = [made for each in names.values() if (made := file.names.single_value(each)) is not None]
    return set(names) | {part.id for each in made for part in ast.walk(each) if isinstance(part, ast.Name)}


def clipped(file: FileContext, route: FunctionNode) -> dict[str, list[str]]:
    """The text fields that a route, and the functions of its file that it calls, read only to cut them, with the names
    of the functions that are to do so; nothing where an object of the request goes to another file as it came.
    """
    homes, found, left = _own(file, route), dict[str, list[str]](), set[str]()
    if _hands_over(file, homes):
        return {}
    for home in homes:
        for read, field in _reads(file, home):
            how = _cut_by(file, read)
            if how is None:
                left.add(field)
            elif how != _TOLD:
                found.setdefault(field, []).append(how)
    return {field: sorted(set(names)) for field, names in found.items() if field not in left}


def _own(file: FileContext, route: FunctionNode) -> list[FunctionNode]:
    """A route and the functions at the level of its file that it leads to."""
    known = {each.name: each for each in file.functions() if isinstance(parent_of(each), ast.Module)}
    found = [route]
    for home in found:
        called = {call.func.id for call in file.inside(home, ast.Call) if isinstance(call.func, ast.Name)}
        found += [known[name] for name in sorted(called & known.keys()) if known[name] not in found]
    return found


def _hands_over(file: FileContext, homes: list[FunctionNode]) -> bool:
    """Whether an object of the request goes as a whole to anything but these functions, or is made a dict."""
    own = {home.name for home in homes}
    kinds = {file.names.annotation(each.annotation) for each in sent(file, homes[0]) if each.annotation is not None}
    for home in homes:
        taken = [each for each in home.args.args if each.annotation is not None]
        held = {each.arg for each in taken if each.annotation and file.names.annotation(each.annotation) in kinds}
        for use in file.inside(home, ast.Name) if held else ():
            around = parent_of(use)
            if use.id not in held or not isinstance(use.ctx, ast.Load):
                continue
            if isinstance(around, ast.Attribute):
                if around.attr in _WHOLE:
                    return True
            elif not isinstance(around, ast.Call) or last_part(around.func) not in own | {"getattr", "isinstance"}:
                return True
    return False


def sent(file: FileContext, route: FunctionNode) -> list[ast.arg]:
    """The parameters of a route that hold objects out of the request: those that nothing else is to give."""
    arguments = [*route.args.args, *route.args.kwonlyargs]
    return [
        each
        for each in arguments
        if isinstance(each.annotation, ast.Name | ast.Attribute)
        and default_of(route, each) is None
        and not (file.names.annotation(each.annotation) or "builtins.").startswith(_FRAMEWORK)
    ]


def _reads(file: FileContext, home: FunctionNode) -> Iterator[tuple[ast.expr, str]]:
    """The text fields that a function reads: ``sent.content``, ``getattr(sent, "content", "")``."""
    for read in file.inside(home, ast.Attribute):
        if is_text(read.attr) and isinstance(read.ctx, ast.Load):
            yield read, read.attr
    for call in file.inside(home, ast.Call):
        if isinstance(call.func, ast.Name) and call.func.id == "getattr" and len(call.args) > 1:
            field = file.constant(call.args[1])
            if isinstance(field, str) and is_text(field):
                yield call, field


def _cut_by(file: FileContext, read: ast.expr) -> str | None:
    """What cuts a text that is read: a slice (`_SLICED`), or the name of the function that it is handed to; `_TOLD`
    where it is for people alone, and None for anything else.
    """
    part, how = read, None
    for parent in parents(read):
        if isinstance(parent, ast.Subscript) and parent.value is part and _is_beginning(parent):
            how = _SLICED
            break
        if isinstance(parent, ast.Call) and parent.args[:1] == [part] and last_part(parent.func) != "str":
            how = file.call_name(parent)
            break
        through = isinstance(parent, ast.BoolOp | ast.IfExp | ast.Attribute | ast.Call)
        if not through or not isinstance(parent, ast.expr):
            break
        part = parent
    around = [each for each in parents(read) if isinstance(each, ast.Call)]
    return _TOLD if any(TELLS.match(last_part(each.func)) for each in around) else how


def is_clipped(project: ProjectView, route: Node, field: str) -> bool:
    """Whether all that a route hands on of a field is its beginning, as far as the route's file shows."""
    names = told(project, _CODE, "clipped").get(route, {}).get(field)
    clips = told(project, _CODE, "clips")
    found = [project.resolve(name, route[0]) for name in names or () if name != _SLICED]
    return bool(names) and all(each is not None and (each.path, each.qualname) in clips for each in found)
