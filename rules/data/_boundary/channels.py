"""Pictures that reach a model with the channels that they were sent with: grey ones one, transparent ones four."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import target_of
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.called import called_in
from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import Node, ProjectView
from mlaudit.code.tree import parent_of

from ...serving._schemas.checks import code_of
from ...serving._web.apps import runs_model

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
    opens = called_in(file, node, _is_open)
    if not opens or _SETTLES.search(file.source.text) or _ASKS.search(code_of(node)):
        return None
    return next((call for call in opens if _becomes_array(file, node, call)), None)


def _is_open(name: str, _last: str) -> bool:
    return name == "PIL.Image.open"


def _becomes_array(file: FileContext, node: FunctionNode, opened: ast.Call) -> bool:
    """Whether a picture, or one of another size made of it, is turned into an array by a call of the same function."""
    statement = file.statement_of(opened)
    target = target_of(statement)
    held = target.id if isinstance(target, ast.Name) and statement is not None else ""
    for call in file.inside(node, ast.Call):
        last = last_part(call.func)
        if call.args and (last in _ARRAYS or _TRANSFORMS.match(last)):
            parts = list(ast.walk(call.args[0]))
            if any(part is opened or (held and isinstance(part, ast.Name) and part.id == held) for part in parts):
                return True
    return False


def of_handler(file: FileContext, node: FunctionNode) -> bool:
    """Whether a function is a method of a handler of TorchServe, which is known by its methods, whatever its base."""
    owner = parent_of(node)
    methods = (
        [each for each in owner.body if isinstance(each, ast.FunctionDef)] if isinstance(owner, ast.ClassDef) else []
    )
    given = {argument.arg for method in methods for argument in method.args.args}
    return {"preprocess", "inference"} <= {method.name for method in methods} and "context" in given


def keeps_mode_to_model(project: ProjectView, node: Node, *, handled: bool) -> bool:
    """Whether a route, or a handler, that opens a picture asks a model, and nothing on the way makes it one of three
    channels.
    """
    roots = [node] if handled else project.route("serving", node)[:1]
    if not roots or is_test_path(node[0]) or not (handled or runs_model(project, roots[0]) == "model"):
        return False
    functions = filter(None, map(project.function, project.reach(roots)))
    return not any(call.target.rpartition(".")[2] in _CONVERTS for function in functions for call in function.calls)
