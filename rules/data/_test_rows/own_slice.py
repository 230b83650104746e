"""A choice among candidates on rows that the function splits off for it, and whose scores go nowhere."""

from __future__ import annotations

import ast

from mlaudit.code.assigned import assignments
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.written import names_in

from .._rows.tables import is_test_name


def chosen_on_own_slice(file: FileContext, picked: ast.expr, measured: ast.expr) -> bool:
    """Whether a function splits the rows on which candidates are scored off others, which are not called test rows, and
    answers with neither a score nor any of these rows: to its caller they are validation rows.
    """
    home = file.function_of(picked)
    if home is None or file.function_of(measured) is not home or not isinstance(measured, ast.Call):
        return False
    held = _split_off(file, home)
    rows = names_in(measured)
    if not rows & held or any(is_test_name(each) for each in rows - held):
        return False
    told = held | _scores(file, home, measured, picked) | _score_of(file, picked)
    answers = [each.value for each in file.inside(home, ast.Return) if each.value is not None]
    return bool(answers) and not any(names_in(each) & told for each in answers)


def _split_off(file: FileContext, home: FunctionNode) -> set[str]:
    """The names of what a function splits its rows into, but for those that are called test rows before."""
    found: set[str] = set()
    for each in assignments(file, home):
        if isinstance(each.value, ast.Call) and last_part(each.value.func) == "train_test_split":
            if any(is_test_name(name) for given in each.value.args for name in names_in(given)):
                return set()
            found |= {name for target in each.targets for name in names_in(target)}
    return found


def _scores(file: FileContext, home: FunctionNode, measured: ast.Call, picked: ast.expr) -> set[str]:
    """The names that hold scores by the same metric, and tables of them; what is picked by these is none."""
    metric, found = last_part(measured.func), set[str]()
    for each in sorted(assignments(file, home), key=lambda assigned: assigned.value.lineno):
        asks = any(isinstance(part, ast.Call) and last_part(part.func) == metric for part in ast.walk(each.value))
        if each.value is not picked and (asks or names_in(each.value) & found):
            found |= {name for target in each.targets for name in names_in(target)}
    return found


def _score_of(file: FileContext, picked: ast.expr) -> set[str]:
    """The score in ``name, score = min(candidates, key=...)``: of several, all but the first."""
    statement = file.statement_of(picked)
    target = statement.targets[0] if isinstance(statement, ast.Assign) else None
    return {name for each in target.elts[1:] for name in names_in(each)} if isinstance(target, ast.Tuple) else set()


__all__ = ["chosen_on_own_slice"]
