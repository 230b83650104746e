"""Samples and changed copies of them that a loop puts into one list, of which rows are held out at random later."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.assigned import assignments
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.called import called, lasts
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

_CHANGES: Final = regex(
    r"(?i)^_*(add_?)?(white_?|gaussian_?|random_?)?(noise|noisy|stretch|time_?stretch|pitch|pitch_?shift|time_?shift|shift(ing)?|augment\w*|jitter"
    r"|flip(lr|ud|_\w+)?|rotate\w*|perturb|hflip|vflip|higher_?speed|lower_?speed|speed_?(up|change|perturb))(_?(data|audio|image|sample|signal))?$"
)
"""Functions that give a changed copy of a sample, by their name."""
CHANGES: Final = (b"noise", b"stretch", b"pitch", b"augment", b"flip", b"rotate", b"jitter", b"shift")
_STACKS: Final = frozenset({"vstack", "concatenate", "append", "stack", "extend"})
_APART: Final = regex(r"(?i)group|speaker|subject|patient|actor")
"""What a file says that keeps the copies of one sample on one side."""


class Copied(NamedTuple):
    """Where a changed copy goes into a list beside its original, and where rows of that list are held out."""

    place: ast.expr
    shown: str
    split: ast.Call


def copied(file: FileContext) -> Iterator[Copied]:
    """The first copy of each list, where a random split follows it."""
    last = lasts(file)
    if "train_test_split" not in last or not any(_CHANGES.match(name) for name in last):
        return
    splits = [call for call in called(file, "train_test_split") if call.args and not _keeps_apart(file, call)]
    givers = {each.name for each in file.functions() if _gives_copies(file, each)}
    for loop in [*file.tree.of(ast.For)] if splits else ():
        if any(file.ancestors(loop, ast.For)):
            continue
        for name, place, shown in _put(file, loop, givers):
            reached = _reached(file, name, loop)
            home = file.function_of(loop)
            after = (s for s in splits if s.lineno > loop.lineno and file.function_of(s) is home)
            split = next((s for s in after if _names(file, s.args[0]) & reached), None)
            if split is not None:
                yield Copied(place, shown, split)
                break


def _keeps_apart(file: FileContext, split: ast.Call) -> bool:
    if file.constant(file.argument(split, "shuffle")) is False:
        return True
    return any(_APART.search(name) for name in _names(file, split))


def _put(file: FileContext, loop: ast.For, givers: set[str]) -> Iterator[tuple[str, ast.expr, str]]:
    """The lists that get an original and its changed copy in one round of a loop, with the place of the copy."""
    plain: list[tuple[str, set[ast.If]]] = []
    changed: list[tuple[str, set[ast.If], ast.expr, str]] = []
    for call in file.inside(loop, ast.Call):
        function = call.func
        if not isinstance(function, ast.Attribute) or function.attr not in ("append", "extend") or not call.args:
            continue
        name = file.text(function.value)
        branches = {branch for branch in file.ancestors(call, ast.If) if _within(loop, branch)}
        shown = _change_in(file, loop, call.args[0], givers)
        if shown:
            changed.append((name, branches, call, shown))
        else:
            plain.append((name, branches))
    for name, branches, place, shown in changed:
        # what is put in only where something holds may be so in training alone
        beside = any(other == name and branches <= theirs for other, theirs in plain)
        if beside or (shown in givers and not branches):
            yield name, place, shown


def _within(loop: ast.For, branch: ast.If) -> bool:
    return loop.lineno < branch.lineno <= (loop.end_lineno or loop.lineno)


def _change_in(file: FileContext, loop: ast.For, given: ast.expr, givers: set[str], depth: int = 4) -> str:
    """The function that changed what is put into a list, seen through the names of the loop; "" for none."""
    for call in [given, *file.inside(given, ast.Call)]:
        if isinstance(call, ast.Call):
            name = last_part(call.func)
            if _CHANGES.match(name) or name in givers:
                return name
    if depth <= 0:
        return ""
    wanted = _names(file, given)
    for inner in file.inside(loop, ast.For):  # `for one in features(path): rows.append(one)`
        if isinstance(inner.target, ast.Name) and inner.target.id in wanted:
            found = _change_in(file, loop, inner.iter, givers, depth - 1)
            if found:
                return found
    for each in assignments(file, loop):
        if any(isinstance(t, ast.Name) and t.id in wanted for t in each.targets) and each.value is not given:
            found = _change_in(file, loop, each.value, givers, depth - 1)
            if found:
                return found
    return ""


def _gives_copies(file: FileContext, function: FunctionNode) -> bool:
    """Whether a function gives a sample and its changed copies, stacked: ``np.vstack((plain, noisy))``."""
    inside = [last_part(call.func) for call in file.inside(function, ast.Call)]
    changes = [name for name in inside if _CHANGES.match(name)]
    return bool(changes) and any(name in _STACKS for name in inside) and _CHANGES.match(function.name) is None


def _reached(file: FileContext, name: str, loop: ast.For) -> set[str]:
    """The names of what is made of a list after a loop, the list's own among them."""
    home = file.function_of(loop) or file.tree.module
    reached = {name}
    made = [each for each in assignments(file, home) if each.value.lineno > loop.lineno]
    for each in sorted(made, key=lambda each: each.value.lineno):
        if _names(file, each.value) & reached:
            parts = (p for t in each.targets for p in (t.elts if isinstance(t, ast.Tuple) else [t]))
            reached |= {file.text(part) for part in parts if isinstance(part, ast.Name | ast.Attribute)}
    return reached


def _names(file: FileContext, node: ast.expr) -> set[str]:
    every = [*file.inside(node, ast.Name), *([node] if isinstance(node, ast.Name) else [])]
    return {each.id for each in every} | {file.text(each) for each in file.inside(node, ast.Attribute)}
