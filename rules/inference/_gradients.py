"""Where gradients are recorded, where they are switched off, and where they are wanted."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Any, Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.called import called, called_names
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.handed import calls_of
from mlaudit.code.pattern import regex
from mlaudit.code.project import Node, ProjectView
from mlaudit.code.tree import parents

_TRAINS: Final = frozenset({"backward", "manual_backward", "minimize", "scale_loss", "training_step", "zero_grad"})
_NEEDS_GRADIENT: Final = regex(
    r"(^|_|\.|\d)(train|training|fit|finetune|loss|grad|grads|gradient|gradients|gradcam|cam|saliency|explain|attribut|attack|adversar|"
    r"fgsm|pgd|optimi[sz]e|step|backward|forward|captum|shap|meta|trace|export|onnx|profile|summary|benchmark|test)",
    re.IGNORECASE,
)
QUIET: Final = frozenset(
    {"torch.no_grad", "torch.inference_mode", "torch.autograd.no_grad", "torch.autograd.inference_mode"}
    | {"torch.autograd.grad_mode.no_grad", "torch.autograd.grad_mode.inference_mode"}
)


def enclosing(file: FileContext, node: ast.AST) -> Iterator[FunctionNode]:
    """The functions round a node, innermost first."""
    for parent in parents(node):
        if isinstance(parent, ast.FunctionDef | ast.AsyncFunctionDef):
            yield parent


def is_quiet(file: FileContext, node: ast.AST, *, surely: bool = False) -> bool:
    """Whether no gradient is recorded where `node` stands, by a block or decorator round it.

    A context that is decided elsewhere (``set_grad_enabled(flag)``, one in a variable) may do it; not so with `surely`.
    """
    for parent in parents(node):
        if isinstance(parent, ast.With | ast.AsyncWith):
            if any(_switches_off(file, item.context_expr, surely) for item in parent.items):
                return True
        elif isinstance(parent, ast.FunctionDef | ast.AsyncFunctionDef):
            if any(_switches_off(file, decorator, surely) for decorator in parent.decorator_list):
                return True
    return False


def only_called_quietly(file: FileContext, node: ast.AST) -> bool:
    """Whether the function round `node` is called in this file, and each time where no gradient is recorded."""
    function = file.function_of(node)
    calls = calls_of(file.names, function) if function is not None else []
    return bool(calls) and all(is_quiet(file, call, surely=True) for call in calls)


def _switches_off(file: FileContext, node: ast.expr, surely: bool = False) -> bool:
    name = file.qualname(node.func if isinstance(node, ast.Call) else node) or ""
    # few blocks have to be written out: the words would stand in their lines
    lines = file.source.lines[node.lineno - 1 : node.end_lineno]
    written = ast.unparse(node) if any("grad" in line or "inference_mode" in line for line in lines) else ""
    if name.removesuffix("()") in QUIET or "no_grad" in written or "inference_mode" in written:
        return True
    return not surely and ("grad" in written or (isinstance(node, ast.Name) and not name))


def quiet_regions(file: FileContext) -> list[list[int]]:
    """First and last lines of the blocks and functions in which no gradient is recorded."""
    blocks: list[ast.With | ast.AsyncWith] = [*file.tree.of(ast.With), *file.tree.of(ast.AsyncWith)]
    functions: list[FunctionNode] = [*file.tree.of(ast.FunctionDef), *file.tree.of(ast.AsyncFunctionDef)]
    off: list[ast.stmt] = [b for b in blocks if any(_switches_off(file, item.context_expr) for item in b.items)]
    decorated = [function for function in functions if function.decorator_list]
    off += [f for f in decorated if any(_switches_off(file, decorator) for decorator in f.decorator_list)]
    return [[node.lineno, node.end_lineno or node.lineno] for node in off]


def quiet_decorators(file: FileContext) -> list[str]:
    """The functions of a module that switch gradients off for what they decorate: what is handed to them is called in
    such a block.
    """
    if not file.holds(b"no_grad", b"inference_mode"):
        return []
    found = []
    for outer in file.functions():
        given = {each.arg for each in outer.args.args}
        for call in file.inside(outer, ast.Call) if given else ():
            if isinstance(call.func, ast.Name) and call.func.id in given and file.function_of(call) is not outer:
                if is_quiet(file, call, surely=True):
                    found.append(file.tree.scope_at(outer).qualname)
                    break
    return found


def wants_gradient(file: FileContext, node: ast.AST) -> bool:
    """Whether the code round `node` trains, or explains by gradients; named so, or doing so."""
    for function in enclosing(file, node):
        if _NEEDS_GRADIENT.search(function.name):
            return True
        home: ast.AST = function
        for call in file.inside(home, ast.Call):
            last = last_part(call.func)
            if (
                last in _TRAINS
                or "grad" in last.lower()
                or "CAM" in last
                or last in ("criterion", "loss_fn", "cross_entropy")
            ):
                return True
        for attribute in file.inside(home, ast.Attribute):
            if attribute.attr in ("requires_grad", "grad"):
                return True
    cls = file.class_of(node)
    if cls is not None:
        if any(
            isinstance(s, ast.FunctionDef) and s.name in ("forward", "training_step", "compute_loss") for s in cls.body
        ):
            return True
        if _NEEDS_GRADIENT.search(_words(cls.name)):
            return True
    return False


def _words(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name)


def trains(file: FileContext) -> bool:
    """Whether the file trains anywhere."""
    return any(isinstance(call.func, ast.Attribute) for call in called(file, *_TRAINS))


def switched_off_everywhere(file: FileContext) -> bool:
    """Whether gradients are off for the whole program or for the parameters: by a global switch or `requires_grad`."""
    if called(file, "requires_grad_", "__enter__"):
        return True
    if file.holds(b"grad_enabled") and any(name.endswith("set_grad_enabled") for name in called_names(file)):
        return True
    for assign in file.tree.of(ast.Assign) if file.holds(b"requires_grad") else ():
        for target in assign.targets:
            if isinstance(target, ast.Attribute) and target.attr == "requires_grad":
                return True
    return False


def called_quietly(
    project: ProjectView, candidate: Candidate, regions: dict[str, dict[str, Any]], depth: int = 4
) -> bool:
    """Whether every known way to the candidate's function leads through a block without gradients."""
    where = candidate.finding.location
    if where is None or not candidate.function:
        return False
    if is_decorated_quietly(project, (where.path, candidate.function), regions):
        return True
    return _quiet(project, where.path, candidate.function, regions, depth)


def _quiet(project: ProjectView, path: str, function: str, regions: dict[str, dict[str, Any]], depth: int) -> bool:
    callers = project.callers((path, function))
    if not callers or depth <= 0:
        return False
    for caller in callers:
        spans = regions.get(caller.path, {}).get("quiet", [])
        if any(first <= caller.call.line <= last for first, last in spans):
            continue
        if caller.qualname and is_decorated_quietly(project, (caller.path, caller.qualname), regions):
            continue
        if not caller.qualname or not _quiet(project, caller.path, caller.qualname, regions, depth - 1):
            return False
    return True


def is_decorated_quietly(project: ProjectView, node: Node, regions: dict[str, dict[str, Any]]) -> bool:
    """Whether a function has a decorator of the project's own that runs it where no gradient is recorded."""
    function = project.function(node)
    for decorator in function.decorators if function is not None else ():
        made = project.resolve(decorator.name.removesuffix("()"), node[0])
        if made is not None and made.function is not None:
            if made.function.qualname in regions.get(made.path, {}).get("decorators", ()):
                return True
    return False
