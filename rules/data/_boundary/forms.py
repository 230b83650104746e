"""The forms of a demo, and what the functions behind them look at: numbers with no range, texts that may be empty."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.assigned import assignments
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.called import called
from mlaudit.code.file import FileContext
from mlaudit.code.project import Node, ProjectView
from mlaudit.code.tree import parent_of

from ...serving._web.apps import runs_model

_EVENTS: Final = frozenset({"Interface", "click", "submit", "change"})
_NUMBERS: Final = frozenset({"gradio.Number", "gradio.inputs.Number", "gradio.components.Number"})
_TEXTS: Final = frozenset(
    f"gradio.{home}{kind}" for home in ("", "inputs.", "components.") for kind in ("Textbox", "TextArea", "Text")
)
_SHORT: Final = frozenset({"text", "textbox", "textarea"})
"""What Gradio makes a field for a text of."""
_WRITES: Final = ("generate", "generate_content", "text_generation", "pipeline", "__call__", "completion", "create")
"""What makes text or pictures: no text at all is as good a beginning as any."""


class Form(NamedTuple):
    """A field of a demo's form, the function of the file that is given it, and the parameter that holds it."""

    place: ast.expr
    handler: FunctionNode
    parameter: str
    kind: str


def open_forms(file: FileContext) -> Iterator[Form]:
    """``gr.Interface(price, [gr.Number(), gr.Textbox()])``: the first number of a handler with neither minimum nor
    maximum, and its first text.
    """
    if not file.imports("gradio"):
        return
    told: set[tuple[FunctionNode, str]] = set()
    functions = {
        function.name: function for function in file.functions() if isinstance(parent_of(function), ast.Module)
    }
    for call in called(file, *_EVENTS):
        handler, given = file.argument(call, "fn", 0), file.argument(call, "inputs", 1)
        function = functions.get(handler.id) if isinstance(handler, ast.Name) else None
        made = file.names.single_value(given) if given is not None else None
        if function is None or made is None:
            continue
        fields = made.elts if isinstance(made, ast.List | ast.Tuple) else [made]
        for argument, field in zip(function.args.args, fields, strict=False):
            kind = _kind(file, field)
            if kind and (function, kind) not in told:
                told.add((function, kind))
                made = file.names.single_value(field)
                yield Form(made if isinstance(made, ast.Call) else field, function, argument.arg, kind)


def _kind(file: FileContext, field: ast.expr) -> str:
    """Whether a field is an open ``number`` or a ``text``; "" for others."""
    made = file.names.single_value(field)
    if file.constant(field) in _SHORT:
        return "text"
    if not isinstance(made, ast.Call):
        return ""
    name = file.call_name(made)
    if name in _NUMBERS:
        bounded = any(k.arg in ("minimum", "maximum", None) for k in made.keywords)
        return "" if bounded else "number"
    return "text" if name in _TEXTS and not any(k.arg == "value" for k in made.keywords) else ""


def is_tested(file: FileContext, form: Form) -> bool:
    """Whether a handler tests its text, or what it makes of it, at all."""
    held = {form.parameter}
    for assigned in assignments(file, form.handler):
        if any(isinstance(part, ast.Name) and part.id in held for part in ast.walk(assigned.value)):
            held |= {part.id for target in assigned.targets for part in ast.walk(target) if isinstance(part, ast.Name)}
    branches: list[ast.If | ast.IfExp | ast.While | ast.Assert] = [
        *file.inside(form.handler, ast.If),
        *file.inside(form.handler, ast.IfExp),
        *file.inside(form.handler, ast.While),
        *file.inside(form.handler, ast.Assert),
    ]
    tests: list[ast.expr] = [each.test for each in branches]
    tests += file.inside(form.handler, ast.BoolOp)
    return any(isinstance(part, ast.Name) and part.id in held for test in tests for part in ast.walk(test))


def reads_text(project: ProjectView, handler: Node) -> bool:
    """Whether a handler asks a model that says something of a text, and makes none."""
    if runs_model(project, handler) != "model":
        return False
    reached = filter(None, map(project.function, project.reach([handler])))
    calls = [call.target for function in reached for call in function.calls]
    return not any(_last(call) in _WRITES or call.startswith("diffusers.") for call in calls)


def _last(name: str) -> str:
    """The last part of a dotted name, without what says that it was called."""
    return name.replace("()", "").rpartition(".")[2]
