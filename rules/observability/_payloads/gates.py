"""Lines that are written under a switch alone that says to tell more, and that nobody has switched on."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any, Final

from mlaudit.code.called import called
from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.project import Node, ProjectView
from mlaudit.code.tree import parent_of

from .objects import answers

_SWITCH: Final = regex(r"(?i)(^|_)(verbos\w*|debug\w*)(_|$)")
WORDS: Final = (b"verbos", b"debug")
"""What a file holds that has such a switch."""
_OPTION, _PARAMETER = "option", "parameter"
_OFF: Final = frozenset({"False", "0", "None"})
_DEPTH: Final = 4


def gates(file: FileContext) -> dict[str, Any]:
    """What a file says of such switches: the blocks under them (``blocks``: first and last line, the function, the kind
    and the name of the switch), what calls set them to (``sets``: line, name, kind and name of what is given, "" for
    anything else than off), and the options of a command line that are off where nobody gives them (``options``).
    """
    if not file.holds(*WORDS):
        return {}
    said = {"blocks": list(_blocks(file)), "sets": list(_sets(file)), "options": _options(file)}
    return {key: value for key, value in said.items() if value}


def is_switched_off(project: ProjectView, code: str, node: Node, line: int) -> bool:
    """Whether a line of a function, or each call of that function, stands under a switch that nothing turns on."""
    if _is_gated(project, code, node[0], line):
        return True
    callers = [each for each in project.callers(node) if not is_test_path(each.path)]
    return bool(callers) and all(_is_gated(project, code, each.path, each.call.line) for each in callers)


def _is_gated(project: ProjectView, code: str, path: str, line: int) -> bool:
    blocks = _said(project, code, path).get("blocks", ())
    return any(
        _is_off(project, code, (path, function), kind, name)
        for first, last, function, kind, name in blocks
        if first <= line <= last
    )


def _is_off(project: ProjectView, code: str, node: Node, kind: str, name: str, depth: int = _DEPTH) -> bool:
    """Whether a switch is off: an option by what it is where nobody gives it, a parameter by its default and by what
    callers give. One that a route takes is the caller's to turn on.
    """
    if kind == _OPTION:
        return any(name in _said(project, code, path).get("options", ()) for path in project.files)
    fact = project.function(node)
    default = next((each.default for each in fact.parameters if each.name == name), "") if fact is not None else ""
    if depth <= 0 or default not in _OFF or answers(project, node):
        return False
    for caller in project.callers(node):
        for line, keyword, given, of in _said(project, code, caller.path).get("sets", ()):
            if line == caller.call.line and keyword == name and not is_test_path(caller.path):
                if not given or not _is_off(project, code, (caller.path, caller.qualname), given, of, depth - 1):
                    return False
    return True


def _said(project: ProjectView, code: str, path: str) -> dict[str, Any]:
    every: dict[str, dict[str, Any]] | None = project.shared.get("switches of lines")
    if every is None:
        every = project.shared["switches of lines"] = {
            each: candidate.data["switches"]
            for each, facts in project.files.items()
            if code in facts.said
            for candidate in facts.candidates_of(code)
            if "switches" in candidate.data
        }
    return every.get(path, {})


def _blocks(file: FileContext) -> Iterator[tuple[int, int, str, str, str]]:
    for block in file.tree.of(ast.If):
        tests = block.test.values if isinstance(block.test, ast.BoolOp) and isinstance(block.test.op, ast.And) else ()
        for test in (block.test, *tests):
            kind, name = _switch(file, test)
            if kind and _SWITCH.search(name):
                last = block.body[-1].end_lineno or block.body[-1].lineno
                yield block.body[0].lineno, last, file.qualname_of(block), kind, name


def _switch(file: FileContext, node: ast.expr) -> tuple[str, str]:
    """The kind and the name of a switch: a parameter of the function, or an option (``args.verbose``)."""
    if isinstance(node, ast.Name):
        bindings = file.names.lookup(node.id, node)
        if len(bindings) == 1 and bindings[0].kind == "arg":
            return _PARAMETER, node.id
    made = file.names.single_value(node) if isinstance(node, ast.Name) else node
    return (_OPTION, made.attr) if isinstance(made, ast.Attribute) else ("", "")


def _sets(file: FileContext) -> Iterator[tuple[int, str, str, str]]:
    for keyword in file.tree.of(ast.keyword):
        call = parent_of(keyword)
        if keyword.arg is None or not _SWITCH.search(keyword.arg) or not isinstance(call, ast.Call):
            continue
        value = file.constant(keyword.value)
        if not isinstance(value, int | None) or value:
            yield (call.lineno, keyword.arg, *_switch(file, keyword.value))


def _options(file: FileContext) -> list[str]:
    """``parser.add_argument("--verbose", action="store_true")``."""
    found = []
    for call in called(file, "add_argument"):
        if file.constant(file.argument(call, "action")) == "store_true" and not file.argument(call, "default"):
            names = [str(file.constant(each)).lstrip("-").replace("-", "_") for each in call.args]
            found += [name for name in names if _SWITCH.search(name)]
    return found


__all__ = ["WORDS", "gates", "is_switched_off"]
