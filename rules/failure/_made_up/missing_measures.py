"""Measures that are missing from an answer, and the numbers that stand for them: ``result.get("confidence", 0.85)``."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from mlaudit.code.assigned import assignment
from mlaudit.code.called import called, lasts
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements
from mlaudit.code.tree import parent_of
from mlaudit.code.written import as_written

from .. import _handlers as handlers
from .always_there import is_always_there
from .plain import is_nothing

MEASURE_WORDS: Final = (
    *(b"confidence", b"proba", b"accuracy", b"auc", b"f1", b"precision", b"recall", b"r2", b"mse", b"mae", b"score"),
    *(
        b"silhouette",
        b"similarity",
        b"p_value",
        b"pvalue",
        b"mape",
        b"brier",
        b"certainty",
        b"likelihood",
        b"drift",
        b"psi",
    ),
)
"""Of which a file has at least one that names a measure."""
_ERROR_WORDS: Final = (b"rmse", b"mae", b"mse", b"mape", b"brier", b"wer", b"perplexity", b"loss", b"drift", b"psi")
_ASKS: Final = frozenset({"get", "pop", "setdefault", "getattr"})
_ERRORS: Final = r"(rmse|mae|mse|mape|brier(_score)?|log_?loss|wer|perplexity|drift_(share|score|ratio)|psi)"
_MEASURE: Final = regex(
    rf"(?i)^(\w+_)?(confidence|probability|proba|accuracy|(roc_?|pr_?)?auc|f1|precision|recall|r2|silhouette|similarity"
    rf"|certainty|likelihood|(?<!z_)score|p_?value|{_ERRORS})"
    r"(_(score|mean|avg|macro|micro|weighted|pct|percent))?$"
)
_DRIFT: Final = regex(r"(?i)(^|_)(drift_(share|score|ratio)|psi)(_|$)")
_ERROR: Final = regex(rf"(?i)^(\w+_)?{_ERRORS}(_(score|mean|avg))?$")
"""Measures of which less is better: a nought says that nothing is wrong."""
_CHOSEN: Final = regex(
    r"(?i)(^|_)(thresh\w*|min(imum)?|max(imum)?|target|expected|weights?|level|limit|tolerance|cut_?off|default|margin|step"
    r"|required|desired|initial|credit|user|player|high|home|away|drop|delta|improvement)(_|$)"
)
"""Words of what is chosen, or of a score that no model gives."""
_SETTINGS: Final = regex(
    r"(?i)config|cfg|conf\b|setting|param|option|thresh|args|weight|filter|environ|session|request|payload|\bform\b|body"
    r"|quer(y|ies)|gate|criteri|polic|limit|requirement|target|default|schema|spec|prefs|prefer|rule|hyper|budget|scale"
    r"|bounds?|feature|\brow\b|\binputs?\b|\bself\b$|^kw|\bst\."
)
"""What holds numbers that somebody chose, or that came in."""
_CAME_IN: Final = regex(
    r"(?i)request|get_json|from_form|event\[|yaml|toml|config|argparse|parse_args|environ|\bst\.|form\b|settings"
)
_RESTORES: Final = regex(
    r"(?i)(^|_)(from_(dict|json|row|record|doc|yaml)|deserialize|parse_config|migrate|mock|demo|fake|stub)(_|$)"
)
"""Functions that make an object of what was kept: what it lacks was not there yet when it was kept."""
_WORST: Final = 100.0
"""From here on an error, or a risk, is one by which whoever reads the rest knows."""


_FEARED: Final = regex(r"(?i)(^|_)(hallucination|risk|toxicity|anomaly|fraud|threat|spam|drift|error|phishing)(_|$)")
"""Measures of what is feared: where they are missing, the highest lets nothing through."""


def missing_measures(file: FileContext) -> dict[str, list[ast.expr]]:
    """The places where a number stands for a measure that may be missing, by the name of the measure."""
    found: dict[str, list[ast.expr]] = {}
    if lasts(file).isdisjoint(_ASKS) or not file.holds(*MEASURE_WORDS):
        return found
    for call in called(file, *_ASKS):
        owner, key, default = _looked_up(call)
        either = parent_of(call)
        place: ast.expr = call
        if default is None and isinstance(either, ast.BoolOp) and isinstance(either.op, ast.Or):
            place, default = either, either.values[-1]
        if owner is None or default is None:
            continue
        name = file.constant(key)
        if not isinstance(name, str) or not _names_measure(name):
            continue
        if not _is_made_up(file, place, name, default) or _is_chosen(file, owner, call):
            continue
        if not is_always_there(file, call, owner, name):
            found.setdefault(name, []).append(place)
    return found


def is_drift(name: str) -> bool:
    """Whether a measure says how far rows have moved, and nothing of how good a model is."""
    return _DRIFT.search(name) is not None


def unmeasured(file: FileContext, node: ast.If) -> tuple[ast.stmt, str] | None:
    """``if len(rows): rmse, mae = measure(rows)`` with ``else: rmse, mae = 0.0, 0.0``: the noughts, and the name of the
    first error.
    """
    for measured, other in ((node.body, node.orelse), (node.orelse, node.body)):
        for statement in other:
            names = _noughts(statement)
            errors = [name for name in names if _ERROR.match(name)]
            if errors and any(_is_worked_out(each, errors[0]) for each in statements(measured)):
                return statement, errors[0]
    return None


def _noughts(statement: ast.stmt) -> list[str]:
    """The names that a statement gives nothing but noughts."""
    found = assignment(statement)
    if found is None:
        return []
    values = found.value.elts if isinstance(found.value, ast.Tuple) else [found.value]
    if not all(_is_nought(value) for value in values):
        return []
    return [last_part(name) for target in found.targets for name in _each(target)]


def _is_worked_out(statement: ast.stmt, name: str) -> bool:
    found = assignment(statement)
    if found is None or not isinstance(found.value, ast.Call):
        return False
    return any(last_part(each) == name for target in found.targets for each in _each(target))


def _each(target: ast.expr) -> list[ast.expr]:
    return list(target.elts) if isinstance(target, ast.Tuple) else [target]


def _is_nought(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and type(value.value) in (int, float) and value.value == 0


def missing_errors(file: FileContext) -> Iterator[tuple[str, ast.expr]]:
    """The first of ``{"rmse": row.rmse if row.rmse is not None else 0}`` in each dict, by the name of the measure."""
    if not file.holds(*_ERROR_WORDS):
        return
    for either in file.tree.of(ast.IfExp):
        held = parent_of(either)
        name = _key_of(held, either) if isinstance(held, ast.Dict) and _is_nought(either.orelse) else ""
        if name and isinstance(held, ast.Dict) and _asks_none(either.test):
            noughts = [v for v in held.values if isinstance(v, ast.IfExp) and _ERROR.match(_key_of(held, v))]
            if noughts and noughts[0] is either:
                yield name, either


def _key_of(held: ast.Dict, value: ast.expr) -> str:
    """The key of an error that a dict has for a value; "" for any other."""
    keys = (key for key, item in zip(held.keys, held.values, strict=True) if item is value)
    key = next(keys, None)
    name = key.value if isinstance(key, ast.Constant) and isinstance(key.value, str) else ""
    return name if _ERROR.match(name) else ""


def _asks_none(test: ast.expr) -> bool:
    """``x is not None``, ``x``."""
    if isinstance(test, ast.Compare):
        return isinstance(test.ops[0], ast.IsNot) and is_nothing(test.comparators[0])
    return isinstance(test, ast.Name | ast.Attribute | ast.Subscript)


def _looked_up(call: ast.Call) -> tuple[ast.expr | None, ast.expr | None, ast.expr | None]:
    """What is asked, for which measure, and what stands for a missing one."""
    function, args = call.func, call.args
    if isinstance(function, ast.Name) and function.id == "getattr" and len(args) >= 2:
        owner, key, rest = args[0], args[1], args[2:]
    elif isinstance(function, ast.Attribute) and function.attr != "getattr" and args:
        owner, key, rest = function.value, args[0], args[1:]
    else:
        return None, None, None
    return owner, key, rest[0] if rest else None


@lru_cache(maxsize=100_000)
def _names_measure(name: str) -> bool:
    return _MEASURE.match(name) is not None and _CHOSEN.search(name) is None


def _is_made_up(file: FileContext, place: ast.expr, name: str, default: ast.expr) -> bool:
    """Whether the default is a number that a measure may well have: a nought only of an error that something tests."""
    number = default.value if isinstance(default, ast.Constant) else None
    if not isinstance(number, int | float) or isinstance(number, bool):
        return False
    if _ERROR.match(name):
        return 0 < number < _WORST or (number == 0 and _decides(place))
    return 0 < number < (1 if _FEARED.search(name) is not None and number <= 1 else _WORST)


def _decides(place: ast.expr) -> bool:
    test = parent_of(place)
    return isinstance(test, ast.Compare) and all(isinstance(op, ast.Gt | ast.GtE | ast.Lt | ast.LtE) for op in test.ops)


def _is_chosen(file: FileContext, owner: ast.expr, call: ast.Call) -> bool:
    """Whether what is asked holds settings, or what came in; or is made again from what was kept."""
    shown = file.text(owner)
    if _SETTINGS.search(shown) or last_part(owner).isupper() or _RESTORES.search(handlers.enclosing(call)):
        return True
    if _is_of_a_table(file, owner, call):
        return True
    return any(_CAME_IN.search(file.text(value)) for value in file.names.values(owner) if value is not owner)


def _is_of_a_table(file: FileContext, owner: ast.expr, call: ast.Call) -> bool:
    """Whether a loop goes through entries that are written out: ``for each in PATTERNS``, ``patterns or PATTERNS``, or
    what was set to them where nothing came.
    """
    loops = (loop for loop in file.ancestors(call, ast.For) if as_written(loop.target) == as_written(owner))
    loop = next(loops, None)
    if loop is None or not isinstance(owner, ast.Name):
        return False
    home = file.function_of(call) or file.tree.module
    given = [s.value for s in file.inside(home, ast.Assign) if as_written(s.targets[0]) == as_written(loop.iter)]
    names = (part for value in (loop.iter, *given) for part in ast.walk(value) if isinstance(part, ast.Name))
    return any(part.id.isupper() for part in names)
