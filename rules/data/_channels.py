"""Pictures that reach a model with the channels that they were sent with: grey ones one, transparent ones four."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import Node, ProjectView

from ..serving._apps import runs_model
from ..serving._checks import code_of

_SETTLES: Final = regex(
    r"convert\(|cvtColor|rgb2gr[ae]y|gr[ae]y2rgb|to_rgb|IMREAD|Gr[ae]yscale|image_mode|channels\s*=|load_img"
)
"""What a file says that makes pictures of one mode, or asks how many channels they have."""
_ASKS: Final = regex(r"\.mode\b|: ?3\]|\bndim\b|\.shape\b|getbands|\.split\(\)")
_ARRAYS: Final = frozenset({"array", "asarray", "img_to_array", "to_tensor", "pil_to_tensor"})
_TRANSFORMS: Final = regex(r"(?i)^_?\w*transforms?(er)?$")
_CONVERTS: Final = frozenset({"convert", "cvtColor", "gray2rgb", "rgb2gray", "to_rgb", "convert_to_rgb"})


def kept_mode(file: FileContext, node: FunctionNode) -> ast.Call | None:
    """``np.asarray(Image.open(upload))``: the call that opens a picture, which becomes an array in the mode it has."""
    opens = [c for c in file.calls_where(_is_open) if file.function_of(c) is node and c.args]
    if not opens or _SETTLES.search(file.source.text) or _ASKS.search(code_of(node)):
        return None
    return next((call for call in opens if _becomes_array(file, node, call)), None)


def _is_open(name: str, _last: str) -> bool:
    return name == "PIL.Image.open"


def _becomes_array(file: FileContext, node: FunctionNode, opened: ast.Call) -> bool:
    """Whether a picture, or one of another size made of it, is turned into an array by a call of the same function."""
    statement = file.statement_of(opened)
    target = statement.targets[0] if isinstance(statement, ast.Assign) else None
    held = target.id if isinstance(target, ast.Name) and statement is not None else ""
    for call in file.inside(node, ast.Call):
        last = last_part(call.func)
        if call.args and (last in _ARRAYS or _TRANSFORMS.match(last)):
            parts = list(ast.walk(call.args[0]))
            if any(part is opened or (held and isinstance(part, ast.Name) and part.id == held) for part in parts):
                return True
    return False


def keeps_mode_to_model(project: ProjectView, node: Node) -> bool:
    """Whether what opens a picture leads to a model, and nothing on the way makes it one of three channels."""
    if runs_model(project, node) != "model" and not any(
        runs_model(project, (caller.path, caller.qualname)) == "model" for caller in project.callers(node)
    ):
        return False
    around = {(caller.path, caller.qualname) for caller in project.callers(node)} | {node}
    functions = filter(None, map(project.function, project.reach(around)))
    return not any(call.target.rpartition(".")[2] in _CONVERTS for function in functions for call in function.calls)
