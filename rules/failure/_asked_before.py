"""What an assert says that its callers have asked before, or that what it leads to refuses by an error of its own."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any, Final

from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.project import ProjectView

_ASKS: Final = frozenset({"startswith", "endswith", "isdigit", "isidentifier"})
ASKED: Final = "asked"
"""What callers in a file have asked of what they hand on: the question, and the lines of the calls."""
CHOSEN: Final = "chosen"
"""A value that is refused by an error where it is none of some words."""


def question(test: ast.expr) -> str:
    """What a test asks of one value, without its name: ``_.startswith('gs://')``; "" for any other test."""
    if isinstance(test, ast.Call) and isinstance(test.func, ast.Attribute) and test.func.attr in _ASKS:
        if _is_plain(test.func.value) and all(isinstance(each, ast.Constant) for each in test.args):
            return f"_.{test.func.attr}({', '.join(map(ast.unparse, test.args))})"
    words = _words(test)
    return f"_ in {words}" if words else ""


def choice(test: ast.expr) -> str:
    """The field that a test holds against some words, and the words: ``format: json, text``; "" for any other test."""
    words = _words(test)
    return _choice(test.left, words) if isinstance(test, ast.Compare) and words else ""


def asked_of_handed(file: FileContext) -> Iterator[tuple[str, list[int]]]:
    """``if address.startswith("gs://"): fetch(address)``: what a file asks, and the calls that a yes leads to."""
    for branch in file.tree.of(ast.If):
        parts = branch.test.values if isinstance(branch.test, ast.BoolOp) else [branch.test]
        if isinstance(branch.test, ast.BoolOp) and isinstance(branch.test.op, ast.Or):
            continue
        for part in parts:
            asked = question(part)
            held = ast.unparse(_subject(part)) if asked else ""
            calls = (call for s in branch.body for call in file.inside(s, ast.Call)) if asked else ()
            lines = [call.lineno for call in calls if held in _handed(call)]
            if lines:
                yield asked, lines


def refused_choices(file: FileContext) -> Iterator[tuple[ast.stmt, str]]:
    """``match options["format"]`` whose last case raises, with what it chooses from."""
    for chosen in file.tree.of(ast.Match):
        last = chosen.cases[-1]
        is_rest = isinstance(last.pattern, ast.MatchAs) and last.pattern.pattern is None and last.guard is None
        patterns = [case.pattern for case in chosen.cases[:-1]]
        values = [p.value for p in patterns if isinstance(p, ast.MatchValue) and isinstance(p.value, ast.Constant)]
        if is_rest and isinstance(last.body[-1], ast.Raise) and values and len(values) == len(patterns):
            yield chosen, _choice(chosen.subject, sorted(str(value.value) for value in values))


def is_asked_by_callers(candidate: Candidate, project: ProjectView) -> bool:
    """Whether all who call the function of an assert do so where they have asked what it says."""
    where, asked = candidate.finding.location, candidate.data.get("question")
    if where is None or not asked:
        return False
    callers = [c for c in project.callers((where.path, candidate.function)) if project.context(c.path, "") != "test"]
    return bool(callers) and all(
        not caller.call.reference and caller.call.line in _lines(project, caller.path, candidate.finding.code, asked)
        for caller in callers
    )


def is_refused_further_in(candidate: Candidate, project: ProjectView) -> bool:
    """Whether what is reached from an assert refuses by an error what it finds wrong."""
    where, wanted = candidate.finding.location, candidate.data.get("choice")
    if where is None or not wanted:
        return False
    places = {
        (path, each.function)
        for path, facts in project.files.items()
        for each in facts.candidates_of(candidate.finding.code)
        if each.data.get(CHOSEN) == wanted
    }
    return bool(places) and not places.isdisjoint(project.reach([(where.path, candidate.function)]))


def _lines(project: ProjectView, path: str, code: str, asked: str) -> set[int]:
    facts = project.files.get(path)
    known: list[Any] = [each.data.get(ASKED) for each in facts.candidates_of(code)] if facts is not None else []
    return {line for each in known if each and each[0] == asked for line in each[1]}


def _words(test: ast.expr) -> list[str]:
    """The texts that a value is looked for among."""
    if not isinstance(test, ast.Compare) or len(test.ops) != 1 or not isinstance(test.ops[0], ast.In):
        return []
    among = test.comparators[0]
    if not isinstance(among, ast.List | ast.Tuple | ast.Set) or not _is_plain(test.left):
        return []
    values = [each.value for each in among.elts if isinstance(each, ast.Constant)]
    return sorted(map(str, values)) if len(values) == len(among.elts) else []


def _choice(subject: ast.expr, words: list[str]) -> str:
    key = subject.slice if isinstance(subject, ast.Subscript) else None
    name = str(key.value) if isinstance(key, ast.Constant) else last_part(subject)
    return f"{name}: {', '.join(words)}" if name else ""


def _subject(test: ast.expr) -> ast.expr:
    if isinstance(test, ast.Call) and isinstance(test.func, ast.Attribute):
        return test.func.value
    return test.left if isinstance(test, ast.Compare) else test


def _is_plain(value: ast.expr) -> bool:
    return isinstance(value, ast.Name | ast.Attribute)


def _handed(call: ast.Call) -> list[str]:
    return [ast.unparse(each) for each in (*call.args, *(k.value for k in call.keywords))]
