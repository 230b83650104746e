"""Encoders of the answers: no request goes through them, whatever becomes of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from mlaudit.code.parity.analysis import Parity
from mlaudit.code.parity.artifacts import last_of
from mlaudit.code.parity.flows import Flow
from mlaudit.code.parity.values import Obj
from mlaudit.code.pattern import regex

from ._cleaning import assignments, bodies, calls, last

ENCODES: Final = frozenset({"LabelEncoder", "LabelBinarizer", "MultiLabelBinarizer", "OrdinalEncoder"})
"""Encoders that are made for the answers, though some use them for features, too."""
_WRAPS: Final = frozenset({"DataFrame", "Series", "array", "asarray", "ravel", "reshape", "to_frame", "values"})
"""What a column is put into before it is encoded."""
_TARGET: Final = regex(r"(?i)(^|_)(y|target|targets|label|labels|classes)(_|$)")
_MAKES: Final = frozenset({"fit_transform", "transform"})
_LEARNS: Final = frozenset({"fit", "train_test_split", "cross_val_score"})
"""Calls that take the features first and the answers second."""


def is_of_target(analysis: Parity, carrier: Obj) -> bool:
    """Whether a transformer numbers the answers: an encoder made for them, of what is called or used as the answer."""
    path, line = carrier.fits[0].path, carrier.fits[0].line
    flow = analysis.machine.flows.get(path)
    if flow is None or carrier.short not in ENCODES:
        return False
    for body in bodies(flow):
        for call in calls(body):
            if call[4][:1] == [line] and call[1][0] == "a" and str(call[1][2]).startswith("fit"):
                return _is_named_so(body, call) or numbers_answers(analysis, path, body, call)
    return False


def _is_named_so(body: Any, fit: Any) -> bool:
    given = fit[2][0] if fit[2] else None
    names = _called(given)
    if isinstance(given, list) and given[0] == "n":
        names += _called(next((each[2] for each in assignments(body) if each[1][0] == given), given))
    return any(_TARGET.search(name) for name in names)


def _called(given: Any) -> list[str]:
    """The names of what is given: ``y``, ``self.y``, and ``pd.DataFrame(df[target_column])``, in whatever wrapping."""
    if not isinstance(given, list):
        return []
    if given[0] == "k":
        callee = given[1]
        if callee[0] == "a" and callee[2] in _WRAPS:
            return _called(callee[1])
        wraps = callee[0] == "g" and last_of(str(callee[1])) in _WRAPS
        return _called(given[2][0]) if wraps and given[2] else []
    if given[0] == "s":
        index = given[2]
        return [*_called(given[1]), *([str(index[1])] if index[0] == "c" else [last(index)])]
    return [given[1]] if given[0] == "n" else [given[2]] if given[0] == "a" else []


def numbers_answers(analysis: Parity, path: str, body: Any, fit: Any) -> bool:
    """Whether what an encoder makes is no feature: the column becomes ``y`` or is taken out of the table where it is
    encoded, or is what a model of the project learns to predict. A service that turns numbers back needs the encoder
    all the same.
    """
    given = _column(fit[2][0]) if fit[2] else None
    made = [
        each[1][0]
        for each in assignments(body)
        if any(call[1][:2] == fit[1][:2] and call[1][2] in _MAKES for call in calls(each[2]))
    ]
    columns = [column for each in made if (column := _column(each)) is not None]
    answers = (
        any(each[0] == "n" and (_TARGET.search(each[1]) or _is_learnt(body, each)) for each in made)
        or any(_is_answer(body, each) or _is_dropped(body, each) for each in columns)
        or (given is not None and _is_answer(body, given))
        or any(_is_answer_elsewhere(analysis, path, each[1]) for each in columns or [given] if each and each[0] == "c")
    )
    return answers and not any(
        entry.kind == "serving" and flow.mentions("inverse_transform")
        for entry in analysis.project.entry_points
        if (flow := analysis.machine.flows.get(entry.path)) is not None
    )


def _column(code: Any) -> Any:
    """The name of the one column that is read or written, as it stands: a text, or a name that holds one."""
    while code[:1] == ["k"] and code[1][:1] == ["a"] and code[1][2] in _WRAPS:
        code = code[1][1]
    while code[:1] == ["a"] and code[2] in _WRAPS:
        code = code[1]
    if code[:1] != ["s"]:
        return None
    index = code[2][1][0] if code[2][:1] == ["l"] and len(code[2][1]) == 1 else code[2]
    is_one = index[0] in ("n", "g", "a") or (index[0] == "c" and isinstance(index[1], str))
    return index if is_one else None


def _is_answer(body: Any, column: Any) -> bool:
    """Whether a column is called ``y``, or given as what is to be learnt."""
    for each in assignments(body):
        target = each[1][0]
        if target[:1] in (["n"], ["a"]) and _TARGET.search(last(target)) and _reads(each[2], column):
            return True
    return any(_reads(given, column) for given in _learnt(body))


def _is_learnt(body: Any, name: Any) -> bool:
    return any(given[:2] == name[:2] for given in _learnt(body))


def _learnt(body: Any) -> Iterator[Any]:
    """The answers that are given to what learns or splits."""
    for call in calls(body):
        if last(call[1]) in _LEARNS and len(call[2]) > 1:
            yield call[2][1]


def _reads(code: Any, column: Any) -> bool:
    if code[:1] == ["k"] and code[1][:1] == ["a"] and code[1][2] == "pop":
        return bool(code[2][:1] == [column])
    return bool(_column(code) == column)


def _is_dropped(body: Any, column: Any) -> bool:
    """Whether a column is taken out of the table: ``df.drop(columns=[column])``."""
    for call in calls(body):
        if call[1][:1] == ["a"] and call[1][2] in ("drop", "pop"):
            given = [*call[2][:1], *(value for name, value in call[3] if name in ("columns", "labels"))]
            if any(each == column or (each[:1] in (["l"], ["t"]) and column in each[1]) for each in given):
                return True
    return False


def _is_answer_elsewhere(analysis: Parity, path: str, name: str) -> bool:
    """Whether other code of the project learns to predict a column of this name."""
    if any(event.label == name for event in analysis.training):
        return True
    flows: Iterator[Flow] = (flow for flow in analysis.machine.flows.values() if flow.mentions(name))
    return any(_is_answer(body, ["c", name]) for flow in flows for body in bodies(flow, name))
