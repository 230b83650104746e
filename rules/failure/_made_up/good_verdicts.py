"""Verdicts that nobody gave, and that are good: ``answer.get("risk", "low")``, ``risk if asked else "Low"``."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of

from .. import _handlers as handlers
from .always_there import is_always_there
from .lookups import lookups

WORDS: Final = (b"risk", b"severity", b"status", b"verdict", b"diagnos", b"decision", b"toxicity", b"threat")
_JUDGED: Final = regex(
    r"(?i)^(\w+_)?(risk(_?(level|category|class|band|tier|label|grade))?|severity|diagnosis|verdict|toxicity|threat(_level)?"
    r"|fraud_(status|risk)|safety(_(status|level))?)$"
)
"""Fields that say how bad something is."""
_HARMLESS: Final = regex(
    r"(?i)^(low|very[ _]low|minimal|no[ _]risk|normal|healthy|safe|negative|benign|clean|harmless|mild)$"
)
_DECIDED: Final = regex(
    r"(?i)^(\w+_)?(status|verdict|decision|outcome|(validation|review|check|approval)(_(result|status))?)$"
)
_APPROVED: Final = regex(r"(?i)^(validated|approved?|verified|passed|accepted|authori[sz]ed|cleared|compliant|safe)$")
_OTHERS: Final = regex(
    r"(?i)config|cfg|conf$|setting|param|option|args|request|payload|body|form|query|environ|schema|default|policy|rule"
    r"|meta|session|test_?case|issue|vuln|alert|\bst\.|props|\brow\b|user|ticket|task|\bself\b$"
)
"""What holds that which somebody chose, or wrote down."""
_MADE: Final = regex(
    r"(?i)pred|eval|assess|analy|result|answer|response|output|classif|moderat|detect|score|infer|review|llm|parsed|verdict"
)
"""What holds that which a model, or a check, found."""


class Given(NamedTuple):
    """Where a verdict is given, of which field, and what it says."""

    place: ast.expr
    field: str
    said: str


def good_verdicts(file: FileContext) -> Iterator[Given]:
    """The verdicts of a file that are good where nobody gave one."""
    if not file.holds(*WORDS):
        return
    for call, owner, key, default in lookups(file):
        field, said = file.constant(key), file.constant(default)
        if not isinstance(field, str) or not isinstance(said, str) or not _is_good(field, said):
            continue
        if is_always_there(file, call, owner, field):
            continue
        if _MADE.search(last_part(owner)) and not _OTHERS.search(file.text(owner)) and not _is_shown(file, call):
            yield Given(call, field, said)
    for either in file.tree.of(ast.IfExp):
        said = either.orelse.value if isinstance(either.orelse, ast.Constant) else None
        field = _field_of(either)
        if isinstance(said, str) and field and _JUDGED.match(field) and _HARMLESS.match(said):
            if _is_looked_up(either.body):
                yield Given(either, field, said)


def by_function(file: FileContext, every: Iterable[Given]) -> list[list[Given]]:
    """The verdicts of each function together."""
    found: dict[ast.AST | None, list[Given]] = {}
    for each in every:
        found.setdefault(file.function_of(each.place), []).append(each)
    return [sorted(group, key=lambda given: given.place.lineno) for group in found.values()]


def _is_good(field: str, said: str) -> bool:
    return (_JUDGED.match(field) is not None and _HARMLESS.match(said) is not None) or (
        _DECIDED.match(field) is not None and _APPROVED.match(said) is not None
    )


def _field_of(either: ast.IfExp) -> str:
    """The key that a dict has for a choice, or the keyword that a call gives it for; "" elsewhere."""
    parent = parent_of(either)
    if isinstance(parent, ast.Dict):
        for key, value in zip(parent.keys, parent.values, strict=True):
            if value is either and isinstance(key, ast.Constant) and isinstance(key.value, str):
                return key.value
    return parent.arg or "" if isinstance(parent, ast.keyword) else ""


def _is_looked_up(value: ast.expr) -> bool:
    """``result["risk"]``, ``result.risk``, ``assess(row)``: what was found, and no word that is written down."""
    return isinstance(value, ast.Subscript | ast.Attribute | ast.Call)


def _is_shown(file: FileContext, call: ast.Call) -> bool:
    """Whether a verdict only stands in a text, or in what is logged."""
    return handlers.is_logged(file, call) or next(file.ancestors(call, ast.FormattedValue), None) is not None


__all__ = ["WORDS", "Given", "by_function", "good_verdicts"]
