"""Which comparisons of a probability decide: not those that name a tier, nor those beside the model's own decision."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of

_TIERS: Final = regex(
    r"(?i)risk|confiden|tier|level|colou?r|urgen|severity|band|\bhigh\b|\blow\b|\bmedium\b|moderate|strong|weak|certain"
)
"""Words for how sure or how grave something is, which are shown beside a decision."""
_MEASURES: Final = regex(
    r"(?i)(^|\.)(sklearn\.metrics|torchmetrics|imblearn\.metrics)\.|(accuracy|precision|recall|f1|fbeta)_?(score)?$"
    r"|confusion_matrix$|classification_report$|(roc|pr|precision_recall)_(auc|curve)"
)


def is_measured(file: FileContext) -> bool:
    """Whether a file measures how well decisions fit: a threshold in one that does not was never evaluated."""
    known: bool | None = file.shared.get("measures decisions")
    if known is None:
        found = file.calls_where(_measures)
        known = file.shared["measures decisions"] = bool(found)
    return known


def _measures(name: str, last: str) -> bool:
    return _MEASURES.search(name) is not None or _MEASURES.search(last) is not None


def is_beside_a_decision(file: FileContext, compare: ast.Compare) -> bool:
    """Whether a comparison only says how sure or how grave: one cut of several, a tier that is named, or in code that
    asks the model for its own decision, too.
    """
    return _is_one_of_several(file, compare) or _names_tier(compare) or _asks_both(file, compare)


def _is_one_of_several(file: FileContext, compare: ast.Compare) -> bool:
    """``if p < 0.3: ... elif p < 0.7: ...``: bands, of which none is the decision."""
    asked = {ast.unparse(side) for side in (compare.left, *compare.comparators) if not isinstance(side, ast.Constant)}
    chain = _chain(compare)
    others = [each for test in chain for each in file.inside(test, ast.Compare) if each is not compare]
    return any(
        ast.unparse(side) in asked and ast.unparse(each) != ast.unparse(compare)
        for each in others
        for side in (each.left, *each.comparators)
    )


def _chain(compare: ast.Compare) -> list[ast.expr]:
    """The tests of all branches of the ``if`` or of the conditional expression that a comparison is a test of."""
    branch: ast.AST | None = parent_of(compare)
    while isinstance(branch, ast.BoolOp | ast.UnaryOp):
        branch = parent_of(branch)
    while (
        branch is not None
        and isinstance(above := parent_of(branch), ast.If | ast.IfExp)
        and type(above) is type(branch)
    ):
        if branch is not above.orelse and branch not in (above.orelse if isinstance(above.orelse, list) else ()):
            break
        branch = above
    tests = []
    while isinstance(branch, ast.If | ast.IfExp):
        tests.append(branch.test)
        rest = branch.orelse
        branch = (rest[0] if len(rest) == 1 else None) if isinstance(rest, list) else rest
    return tests


def _names_tier(compare: ast.Compare) -> bool:
    """Whether what follows from a comparison is a word for how sure or how grave."""
    branch: ast.AST | None = parent_of(compare)
    while isinstance(branch, ast.BoolOp | ast.UnaryOp):
        branch = parent_of(branch)
    if isinstance(branch, ast.IfExp):
        statement = parent_of(branch)
        named = statement.arg or "" if isinstance(statement, ast.keyword) else ""
        if isinstance(statement, ast.Assign):
            named = last_part(statement.targets[0])
        said = [part for part in (branch.body, branch.orelse) if isinstance(part, ast.Constant)]
        return bool(_TIERS.search(f"{named} {' '.join(str(part.value) for part in said)}"))
    if not isinstance(branch, ast.If):
        return False
    statements = [*branch.body, *branch.orelse]
    return any(
        _TIERS.search(f"{last_part(each.targets[0])} {ast.unparse(each.value)}")
        for each in statements
        if isinstance(each, ast.Assign) and _is_text(each.value)
    )


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant | ast.JoinedStr)


def _predicts(_: str, last: str) -> bool:
    return last in ("predict", "predict_proba")


def _asks_both(file: FileContext, compare: ast.Compare) -> bool:
    """Whether the same code takes the model's own decision (``predict``) beside its probabilities."""
    home = file.function_of(compare)
    lasts = {last_part(call.func) for call in file.calls_where(_predicts) if file.function_of(call) is home}
    return lasts == {"predict", "predict_proba"}
