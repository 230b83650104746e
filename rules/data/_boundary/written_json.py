"""JSON that a language model wrote, of which nothing looks at the fields: ``json.loads(reply.choices[0]...)``."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.assigned import assignments, target_of
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.called import called
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parents
from mlaudit.code.written import names_in

from .followed import CHECKS

PARSES: Final = frozenset({"json.loads", "orjson.loads", "ujson.loads", "json5.loads", "json_repair.loads"})
_WRITTEN: Final = regex(
    r"choices\W+0\W+(get\W+)?(message|text|delta)|\bmessage\W+(get\W+)?content\b|content\W+0\W+text\b|\boutput_text\b"
    r"|candidates\W+0\W+content"
    r"|\.(generate_content|generate_content_async)\("
    r"|(?i:llm|chat|chain|model|gpt|claude|gemini|haiku|agent)\w*(\(\))?\.(a?invoke|apredict|acomplete|complete)\("
)
"""What the text of a reply is taken by, and what asks for one."""
_SHAPED: Final = regex(
    r"json_schema|response_schema|response_model|structured_output|tool_calls|tool_choice|tools\s*=|functions\s*="
    r"|guided_json|model_json_schema|output_parser|format_instructions"
)
"""What tells the provider, or a parser, which fields there have to be."""
_DEPTH: Final = 5
_LOOKS: Final = frozenset({"isinstance", "issubset", "issuperset"})


def written_json(file: FileContext) -> Iterator[ast.Call]:
    """The first parse in each function of what a language model wrote, where nothing looks at what it holds."""
    told: set[FunctionNode] = set()
    for call in called(file, "loads") if file.holds(b"content", b"output_text", b"invoke(") else ():
        home = file.function_of(call)
        if home is None or home in told or file.call_name(call) not in PARSES or not call.args:
            continue
        if not _is_written(file, home, call.args[0]) or _SHAPED.search(ast.unparse(home)):
            continue
        if _is_looked_at(file, home, _holders(file, home, call), call):
            continue
        told.add(home)
        yield call


def _is_written(file: FileContext, home: FunctionNode, given: ast.expr, depth: int = _DEPTH) -> bool:
    """Whether a text is what a model answered, whatever was cut off it."""
    if _WRITTEN.search(ast.unparse(given)):
        return True
    if depth <= 0:
        return False
    names = names_in(given)
    return any(
        _is_written(file, home, assigned.value, depth - 1)
        for assigned in assignments(file, home)
        if any(isinstance(target, ast.Name) and target.id in names for target in assigned.targets)
        and assigned.value is not given
    )


def _holders(file: FileContext, home: FunctionNode, call: ast.Call) -> set[str]:
    """The names that hold what was parsed, or a part of it."""
    target = target_of(file.statement_of(call), call)
    held = {target.id} if isinstance(target, ast.Name) else set()
    for assigned in assignments(file, home):
        names = names_in(assigned.value)
        if names & held and not isinstance(assigned.value, ast.Call | ast.Compare | ast.BoolOp):
            held |= {each.id for each in assigned.targets if isinstance(each, ast.Name)}
    return held


def _is_looked_at(file: FileContext, home: FunctionNode, held: set[str], parse: ast.Call) -> bool:
    """Whether a function asks for the types or the names of what was parsed, or makes something of it that does."""
    for call in file.inside(home, ast.Call):
        last = last_part(call.func)
        if _is_shape_asked(call, held):
            continue
        if last in _LOOKS or CHECKS.search(last) or any(k.arg is None and last[:1].isupper() for k in call.keywords):
            return True
    for compare in file.inside(home, ast.Compare):
        if isinstance(compare.ops[0], ast.In | ast.NotIn) and names_in(compare) & held:
            return True
    if _is_in_call(parse):
        return True  # what it is handed to may look
    reads = [call for call in file.inside(home, ast.Call) if _reads_field(call, held)]
    parts = [part for part in file.inside(home, ast.Subscript) if last_part(part.value) in held]
    return bool(reads) and not parts and all(len(call.args) > 1 for call in reads)


def _is_shape_asked(call: ast.Call, held: set[str]) -> bool:
    """``isinstance(plan, list)``: whether it is a list or an object at all says nothing of what is in it."""
    if last_part(call.func) != "isinstance" or len(call.args) != 2 or last_part(call.args[0]) not in held:
        return False
    return names_in(call.args[1]) <= {"list", "dict", "Mapping", "Sequence"}


def _is_in_call(parse: ast.Call) -> bool:
    """Whether what was parsed is handed to a call at once, or asked: ``Answer.model_validate(json.loads(text))``, and
    ``json.loads(text).get("plan")``, too.
    """
    for parent in parents(parse):
        if isinstance(parent, ast.stmt | ast.Call):
            return isinstance(parent, ast.Call)
    return False


def _reads_field(call: ast.Call, held: set[str]) -> bool:
    function = call.func
    return isinstance(function, ast.Attribute) and function.attr == "get" and last_part(function.value) in held


__all__ = ["written_json"]
