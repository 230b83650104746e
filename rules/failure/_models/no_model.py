"""What is missing where a load failed: whether it is the model, and by what names others ask for it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import work_of
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.statements import statements

from .. import _handlers as handlers
from .._ways_out import tests_absence

_BESIDE_IT: Final = regex(
    r"(?i)(^|_)(meta(data)?|mappings?|metrics?|config(uration)?|cfg|settings?|info|stats|statistics|history|reports?"
    r"|lemma\w*|shap|explain\w*|xai|heatmaps?|gradcam|reference|baseline|reasons?|insights?"
    r"|documents?|docs|records?|rows|interactions|events|entries|items|samples|examples|corpus|seeds?|shards?|num_\w+|n_\w+"
    r"|hashes|tables?|catalog(ue)?|cached?|state|sessions?|users?)(_|$)"
)
"""What is loaded beside a model, and is not what answers."""
_READY: Final = regex(r"(?i)(^|_)(loaded|ready|healthy|available)$")
_DENIES: Final = regex(r"(?i)(^|_)(not?|un|never|fail(ed)?|without)_")
_ASKED: Final = regex(
    r"(?i)model|load|ready|pipeline|predict|classif|detect|service|engine|avail|initiali|scaler|encoder|tokeni|artifact|clf"
)
"""Names in a test by which a program asks for its model."""
_ENDS: Final = (ast.Raise, ast.Return, ast.Expr)
"""How a branch ends that refuses."""
_PAGE_ENDS: Final = frozenset({"st.stop", "st.error", "abort", "sys.exit", "exit"})


def is_the_model(kept: str) -> bool:
    """Whether a name may be that of what a service predicts with."""
    return _BESIDE_IT.search(kept.rpartition(".")[2]) is None


def set_all_the_same(handler: ast.ExceptHandler) -> str:
    """The flag that a handler sets although what it stands for failed: ``self.loaded = True``; "" for none."""
    for statement in statements(handler.body):
        if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Constant):
            target = statement.targets[0]
            name = last_part(target)
            if statement.value.value is True and _READY.search(name) and not _DENIES.search(name):
                return ast.unparse(target)
    return ""


def beside(file: FileContext, block: ast.Try, handler: ast.ExceptHandler, kept: str) -> set[str]:
    """What is left empty, and the attributes, globals and flags that are set beside it, as they are written."""
    home = file.function_of(block)
    shared = set(file.tree.scope_at(home).globals) if home is not None else None
    found = {kept}
    for statement in statements([*block.body, *block.orelse, *handler.body]):
        for target in statement.targets if isinstance(statement, ast.Assign) else []:
            if isinstance(target, ast.Attribute) or (
                isinstance(target, ast.Name) and (shared is None or target.id in shared)
            ):
                found.add(ast.unparse(target))
    return found


def asked_for(file: FileContext, names: set[str]) -> tuple[str, ...]:
    """The last parts of names, with the functions of this file that answer whether they are there."""
    last = {name.rpartition(".")[2] for name in names}
    return tuple(sorted(last | {f.name for f in file.functions() if any(_answers(f, name) for name in last)}))


def _answers(function: FunctionNode, name: str) -> bool:
    """``return self.model is not None`` alone."""
    only = work_of(function)[-1]
    return (
        isinstance(only, ast.Return)
        and only.value is not None
        and len(function.body) <= 2
        and (tests_absence(only.value, name) and not isinstance(only.value, ast.Call))
    )


def refusals(file: FileContext) -> list[str]:
    """The names for which the tests of a file ask before they refuse, by an error or an answer that tells of one."""
    found: set[str] = set()
    for branch in file.tree.of(ast.If):
        if not isinstance(branch.body[-1], _ENDS) and not (branch.orelse and isinstance(branch.orelse[-1], _ENDS)):
            continue
        if isinstance(branch.test, ast.Compare) and not isinstance(branch.test.ops[0], ast.Is | ast.IsNot):
            continue
        for name, there in _missed(branch.test):
            body = branch.orelse if there else branch.body
            # most tests ask for something else, and how a block ends is the dearer question
            if _is_asked(name) and body and name not in found and refuses(file, body[-1]):
                found.add(name)
    return sorted(found)


def looked_at(file: FileContext) -> list[str]:
    """The flags for which a file looks before it asks an object that was made elsewhere: ``if engine.is_loaded:`` round
    ``engine.predict(row)``, and what it does otherwise is another way.
    """
    found: set[str] = set()
    for branch in file.tree.of(ast.If):
        for name, there in _missed(branch.test):
            if name in found or not _READY.search(name) or _DENIES.search(name):
                continue
            owner = _owner(branch.test, name)
            if owner and there and _is_called(file, branch.body, owner) and not _is_called(file, branch.orelse, owner):
                found.add(name)
    return sorted(found)


def _owner(test: ast.expr, name: str) -> str:
    """What a flag is asked of: ``engine`` of ``engine.is_loaded``; "" for one of the own object."""
    flags = (part for part in ast.walk(test) if isinstance(part, ast.Attribute) and part.attr == name)
    owner = next((each.value for each in flags), None)
    return owner.id if isinstance(owner, ast.Name) and owner.id not in ("self", "cls") else ""


def _is_called(file: FileContext, body: list[ast.stmt], owner: str) -> bool:
    return any(
        isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name) and call.func.value.id == owner
        for statement in body
        for call in file.inside(statement, ast.Call)
    )


@lru_cache(maxsize=100_000)
def _is_asked(name: str) -> bool:
    return _ASKED.search(name) is not None


def _missed(test: ast.expr) -> Iterator[tuple[str, bool]]:
    """What a test asks for, and whether it is there where the test holds: ``model`` of ``not model`` is not,
    ``is_ready`` of ``engine.is_ready()`` is.
    """
    for part in test.values if isinstance(test, ast.BoolOp) else [test]:
        held: ast.expr | None = part
        there = True
        if isinstance(part, ast.UnaryOp) and isinstance(part.op, ast.Not):
            held, there = part.operand, False
        elif isinstance(part, ast.Compare):
            there = isinstance(part.ops[0], ast.IsNot)
            empty = part.comparators[0]
            is_none = isinstance(part.ops[0], ast.IsNot | ast.Is)
            held = part.left if is_none and isinstance(empty, ast.Constant) and empty.value is None else None
        held = held.func if isinstance(held, ast.Call) else held
        if isinstance(held, ast.Name | ast.Attribute):
            yield last_part(held), there


def refuses(file: FileContext, last: ast.stmt) -> bool:
    """Whether a branch that ends so raises, ends the page or the program, or answers with an error."""
    if isinstance(last, ast.Raise):
        return True
    if isinstance(last, ast.Expr) and isinstance(last.value, ast.Call):
        return ast.unparse(last.value.func) in _PAGE_ENDS
    return isinstance(last, ast.Return) and handlers.tells(file, last.value)


def refuses_elsewhere(candidate: Candidate, project: ProjectView) -> bool:
    """Whether another file, which imports the one that loads, refuses to work without what it left empty, or looks at
    its flag first and does the work another way.
    """
    where = candidate.finding.location
    names = set(candidate.data.get("names", ()))
    if where is None or not names:
        return False
    for path, facts in project.files.items():
        if path == where.path or is_test_path(path):
            continue
        for other in facts.candidates_of("MLA103"):
            asked = (*other.data.get("refuses", ()), *other.data.get("looks", ()))
            if asked and not names.isdisjoint(asked) and where.path in project.imported_by([path]):
                return True
    return False


def shown_elsewhere(candidate: Candidate, project: ProjectView) -> bool:
    """Whether another file, which imports the one that loads, reads a flag by which a stand-in is known."""
    where = candidate.finding.location
    names = {name.lstrip("_") for name in candidate.data.get("names", ())}
    return any(
        not names.isdisjoint(other.data.get("shows", ())) and where.path in project.imported_by([path])
        for path, facts in project.files.items()
        if where is not None and path != where.path and not is_test_path(path)
        for other in facts.candidates_of("MLA103")
    )
