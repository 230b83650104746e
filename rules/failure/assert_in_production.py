"""MLA108: checks that `python -O` removes."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final, cast

import msgspec

from mlaudit.code import assigned
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import outcome, work_of
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Finding, Issue, Severity
from mlaudit.code.tree import parent_of
from mlaudit.code.written import as_written

from . import _handlers as handlers
from ._asked_before import (
    ASKED,
    CHOSEN,
    asked_of_handed,
    choice,
    is_asked_by_callers,
    is_refused_further_in,
    question,
    refused_choices,
)
from ._bounded import BOUNDED, TRIGGERS, bounded, bounds, is_bounded
from ._choices import is_branch, is_offered

_NEAR: Final = 3
"""The functions from the one that answers a request to the one with the check, both counted."""
_STARTS: Final = regex(
    r"(?i)^(__init__|__post_init__|main$|_*(load|init|setup|set_up|create|build|register|start)(_|$))"
)
_READS: Final = regex(r"\b(read_\w+|open)\(")
"""What a file holds is nothing that was given."""
_KINDS: Final = frozenset({"isinstance", "issubclass", "callable", "is_tensor", "is_dataclass"})
_OF_LIBRARIES: Final = frozenset({"is_tensor", "is_dataclass", "iscoroutinefunction", "isfunction", "isclass"})
"""Questions of what kind a value is, as they are asked of the language and of libraries."""
_NAME: Final = regex(r"^[A-Za-z_]\w*")
"""What a side of a comparison begins with."""
_STATUS: Final = regex(r"\.(status_code|status|ok)\b")


class AssertInProduction(FileRule):
    """An `assert` guards input or model state on the serving path.

    Flags the first `assert` about what a function was given, or about a model, in what answers requests and in what
    that calls, at most two calls away: further in, a caller's own values are checked. What a function that answers no
    request itself was given, compared with other things that it was given, is info, and so is what the way from there
    refuses by an error all the same, and an assert in a `try` whose handler only goes on with another value.
    Narrowing of types (`is None`, `isinstance`, `torch.is_tensor`), the status that another service answered with, an
    option that has a default, a choice that a page offers from the same list, functions that load or start something,
    what the way from the request has refused by an error before, bounds that the framework holds a route's parameters
    to (`ge=1`), and what all callers ask before they call are not flagged.

    Why it hurts:
        `python -O` and `PYTHONOPTIMIZE` remove it, and the check is gone without a word; with it, the caller gets a 500
        with no text where a 422 was due.

    Bad:
        from fastapi import FastAPI

        app = FastAPI()

        @app.post("/predict")
        def predict(rows: list[float]):
            assert len(rows) == 12, "12 features are needed"
            return model.predict([rows])

    Good:
        from fastapi import FastAPI, HTTPException

        app = FastAPI()

        @app.post("/predict")
        def predict(rows: list[float]):
            if len(rows) != 12:
                raise HTTPException(422, "12 features are needed")
            assert app.state.model is not None
            return app.state.model.predict([rows])

    When not to use it:
        For what cannot be false unless the program itself is wrong, and for the type checker's sake.

    References:
        https://docs.python.org/3/reference/simple_stmts.html#the-assert-statement
    """

    code = "MLA108"
    name = "assert-in-production"
    severity = Severity.WARNING
    elsewhere = None
    remediation = "Raise an error of your own, and map it to an answer."
    triggers = (b"assert ", b"assert(", b" != ", b".startswith(", b".endswith(", b"match ", *TRIGGERS)

    def visit_Assert(self, node: ast.Assert, file: FileContext) -> Iterator[Issue]:
        """An assert."""
        function = file.function_of(node)
        if function is None or is_test_path(file.path) or _narrows(node.test):
            return
        if _is_what_is_left(node):
            return
        if _STARTS.match(function.name) or _STATUS.search(ast.unparse(node.test)) or _is_option(function, node.test):
            return
        if is_offered(file, function, node.test):
            return
        known: dict[ast.AST, bool] = file.shared.setdefault("asserts told", {})
        if function in known:
            return
        named = _named(file, function, node.test)
        if named or "model" in ast.unparse(node.test).lower():
            branch = is_branch(node)
            known |= {} if branch else {function: True}  # what guards a request may come after it
            does = "chooses what a request gets" if branch else "guards a request"
            said = f"`assert {file.text(node.test)}` {does} and is gone under `python -O`"
            plain = sorted(named) if _is_between_names(node.test) else []
            data = {"compares": len(named) > 1, "plain": plain, "test": _shape(node.test)}
            data |= {"question": question(node.test), "choice": choice(node.test), "branch": branch}
            data |= {"bounds": bounds(node.test)}
            yield self.issue(node, said, data=data)

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """What this file refuses by an error, for the asserts further in that say the same."""
        refused = {
            _shape(branch.test)
            for branch in file.tree.of(ast.If)
            if isinstance(branch.test, ast.Compare)
            and isinstance(branch.test.ops[0], ast.NotEq)
            and _refuses(file, branch.body[-1])
        }
        if refused:
            yield self.issue(file.tree.module.body[0], "", data={"refused": sorted(refused)})
        if held := bounded(file):
            yield self.issue(file.tree.module.body[0], "", data={BOUNDED: held})
        for asked, lines in asked_of_handed(file):
            yield self.issue(file.tree.module.body[0], "", data={ASKED: [asked, lines]})
        for place, chosen in refused_choices(file):
            yield self.issue(place, "", data={CHOSEN: chosen})

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """Silent where the request is far away, or was refused before; a note where a function compares what its caller
        made.
        """
        where = candidate.finding.location
        if where is None or not {"refused", ASKED, CHOSEN, BOUNDED}.isdisjoint(candidate.data):
            return None
        route = project.route("serving", (where.path, candidate.function))
        finding = project.in_context(self, candidate) if 0 < len(route) <= _NEAR else None
        if finding is not None and (candidate.data["branch"] or is_refused_further_in(candidate, project)):
            return msgspec.structs.replace(finding, severity=Severity.INFO)
        if finding is None or len(route) == 1:
            return finding
        if is_asked_by_callers(candidate, project) or is_bounded(candidate, project):
            return None
        if _is_refused_before(candidate, {path for path, _ in route}, project):
            return None
        if not candidate.data["compares"]:
            return finding
        if candidate.data["plain"] and _is_given_constants(candidate, project):
            return None
        return msgspec.structs.replace(finding, severity=Severity.INFO)


def _is_refused_before(candidate: Candidate, paths: set[str], project: ProjectView) -> bool:
    """Whether a file on the way from the request refuses by an error what this assert finds wrong."""
    test = candidate.data["test"]
    known = (each for path in paths if path in project.files for each in project.files[path].candidates_of("MLA108"))
    return bool(test) and any(test in each.data.get("refused", ()) for each in known)


def _is_given_constants(candidate: Candidate, project: ProjectView) -> bool:
    """Whether nothing that an assert compares comes to any caller from outside, or from its own caller."""
    where = candidate.finding.location
    facts = project.files[where.path] if where is not None else None
    function = next((f for f in facts.functions if f.qualname == candidate.function), None) if facts else None
    if where is None or function is None:
        return False
    names = [parameter.name for parameter in function.parameters]
    wanted = {str(names.index(name)) for name in candidate.data["plain"] if name in names} | {*candidate.data["plain"]}
    callers = [c.call for c in project.callers((where.path, candidate.function)) if not c.call.reference]
    return bool(callers) and all(wanted.isdisjoint(call.arguments or ()) for call in callers)


def _is_between_names(test: ast.expr) -> bool:
    """``size < limit``, and nothing but names in it."""
    parts = (test.left, *test.comparators) if isinstance(test, ast.Compare) else ()
    return bool(parts) and all(isinstance(part, ast.Name) for part in parts)


def _shape(test: ast.expr) -> str:
    """A comparison for equality, or against it, without the names in it: ``_[-1]['role'], 'user'``; "" for others."""
    if not isinstance(test, ast.Compare) or not isinstance(test.ops[0], ast.Eq | ast.NotEq):
        return ""
    sides = [test.left, test.comparators[0]]
    if not any(isinstance(part, ast.Attribute | ast.Subscript) for part in sides):
        return ""
    return ", ".join(_NAME.sub("_", ast.unparse(part)) for part in sides)


def _refuses(file: FileContext, last: ast.stmt) -> bool:
    return isinstance(last, ast.Raise) or (isinstance(last, ast.Return) and handlers.tells(file, outcome(last)))


def _is_what_is_left(node: ast.Assert) -> bool:
    """``assert mode == Modes.TRAIN`` after ``if mode == Modes.PREDICT: return ...`` and another one: the last of the
    members of an enum of which the others have left says what the program itself makes sure of.
    """
    wanted = _member(node.test)
    left, child = 0, cast("ast.stmt", node)
    while wanted is not None and isinstance(holder := parent_of(child), ast.stmt):
        others = [holder] if isinstance(holder, ast.If) and child in holder.orelse else []
        block: list[ast.stmt] = getattr(holder, "body", [])
        before = block[: block.index(child)] if child in block else others
        left += sum(isinstance(each, ast.If) and _leaves(each) and _member(each.test) == wanted for each in before)
        child = holder
    return left > 1


def _leaves(branch: ast.If) -> bool:
    return isinstance(branch.body[-1], ast.Return | ast.Raise)


def _member(test: ast.expr) -> tuple[str, str] | None:
    """What a test compares for equality with a member of which class: ``mode``, ``Modes``."""
    if not isinstance(test, ast.Compare) or len(test.ops) != 1 or not isinstance(test.ops[0], ast.Eq | ast.Is):
        return None
    other = test.comparators[0]
    if not isinstance(other, ast.Attribute) or not last_part(other.value)[:1].isupper():
        return None
    return as_written(test.left), as_written(other.value)


def _is_option(function: FunctionNode, test: ast.expr) -> bool:
    """``metric in ("rating", "rank")``, of a parameter with a default: what a caller picks, and no request brings."""
    if not isinstance(test, ast.Compare) or not isinstance(test.left, ast.Name):
        return False
    if not isinstance(test.comparators[0], ast.List | ast.Tuple | ast.Set):
        return False
    positional = [*function.args.posonlyargs, *function.args.args]
    with_default = positional[len(positional) - len(function.args.defaults) :]
    keyword = [a for a, d in zip(function.args.kwonlyargs, function.args.kw_defaults, strict=True) if d is not None]
    return test.left.id in {a.arg for a in (*with_default, *keyword)}


def _named(file: FileContext, function: FunctionNode, test: ast.expr) -> set[str]:
    """What a test names of what the function was given, or made of it."""
    known: dict[FunctionNode, set[str]] = file.shared.setdefault("what functions are given", {})
    if function not in known:
        known[function] = _given(function)
    given = known[function]
    return {part.id for part in ast.walk(test) if isinstance(part, ast.Name) and part.id in given}


def _given(function: FunctionNode) -> set[str]:
    arguments = (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)
    given = {a.arg for a in arguments if a.arg not in ("self", "cls")}
    written = [(s, made, ast.unparse(made)) for s in work_of(function) if (made := assigned.given(s)) is not None]
    given |= {
        target.id
        for statement, _, text in written
        if "request" in text
        for target in assigned.targets(statement)
        if isinstance(target, ast.Name)
    }
    return given | {
        target.id
        for statement, made, text in written
        if any(_is_name(p, given) for p in ast.walk(made)) and not _READS.search(text)
        for target in assigned.targets(statement)
        if isinstance(target, ast.Name)
    }


def _is_name(node: ast.AST, names: set[str]) -> bool:
    return isinstance(node, ast.Name) and node.id in names


def _narrows(test: ast.expr) -> bool:
    if isinstance(test, ast.BoolOp):
        return all(_narrows(value) for value in test.values)
    if isinstance(test, ast.Compare):
        comparator = test.comparators[0]
        return (
            isinstance(test.ops[0], ast.IsNot | ast.Is)
            and isinstance(comparator, ast.Constant)
            and comparator.value is None
        )
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not) and isinstance(test.operand, ast.Call):
        return _narrows(test.operand)
    if isinstance(test, ast.Call):
        return last_part(test.func) in (_KINDS if isinstance(test.func, ast.Name) else _OF_LIBRARIES)
    return isinstance(test, ast.Constant | ast.Name | ast.Attribute)
