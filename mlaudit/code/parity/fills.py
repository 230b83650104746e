"""What asks whether a value is there, and what puts another in its place: ``35 if age is None else age``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mlaudit.code.parity import absences
from mlaudit.code.parity.parameters import parameter
from mlaudit.code.parity.values import MASK, Chain, Const, Data, Obj, Place, Value

if TYPE_CHECKING:
    from mlaudit.code.parity.machine import Machine

GAP: Final = "isna"
"""The step that asks whether a value is missing; `KEPT` whether it is there."""
KEPT: Final = "notna"
_OTHER: Final = {GAP: KEPT, KEPT: GAP}
TESTS: Final = {"isna": GAP, "isnull": GAP, "isnan": GAP, "notna": KEPT, "notnull": KEPT, "isfinite": KEPT}
"""Functions and methods that ask it, by the last part of their name."""
_LIBRARIES: Final = ("pandas.", "numpy.", "math.")


def asked(machine: Machine, data: Data, test: str, place: Place) -> Data:
    """A mask of the values that are missing, or of those that are there."""
    made = data.copy()
    made.statistic, made.detail = MASK, MASK
    made.apply(machine.step(test, place))
    return made


def test_of(mask: Value) -> str | None:
    """`GAP` or `KEPT` for a mask that asks one of these, None for any other value."""
    if not isinstance(mask, Data) or mask.detail != MASK:
        return None
    steps = mask.columns.get(mask.name, mask.chain)
    return steps[-1].op if steps and steps[-1].op in _OTHER else None


def turned(machine: Machine, mask: Data, place: Place) -> Data:
    """``not pd.isna(x)``, ``~table.age.isna()``."""
    made = mask.copy()
    made.chain = _turned(machine, mask.chain, place)
    made.columns = {name: _turned(machine, chain, place) for name, chain in mask.columns.items()}
    return made


def _turned(machine: Machine, chain: Chain, place: Place) -> Chain:
    last = chain[-1].op if chain else ""
    return (*chain[:-1], machine.step(_OTHER[last], place)) if last in _OTHER else chain


def fills_nothing(code: Any) -> bool:
    """``column.astype(str).fillna("")``: a gap that was made text is none any more."""
    if code[1][0] != "a" or code[1][2] != "fillna" or code[1][1][0] != "k":
        return False
    callee, arguments = code[1][1][1:3]
    return bool(callee[0] == "a" and callee[2] == "astype" and arguments and arguments[0][1] in _TEXT)


_TEXT: Final = ("str", "builtins.str")


def filled(machine: Machine, data: Data, other: Value, place: Place) -> Data:
    """Data with a value in the place of what is missing."""
    return data.then(machine.step("fillna", place, {"value": parameter(other)}))


def chosen(machine: Machine, mask: Value, yes: Value, no: Value, place: Place) -> Data | None:
    """``np.where(age.isna(), 35, age)``: `age` with its gaps filled; None for any other choice."""
    test = test_of(mask)
    if test is None:
        return None
    data, other = (no, yes) if test == GAP else (yes, no)
    if not isinstance(data, Data) or data.statistic:
        return None
    return filled(machine, data, other, place)


def tested(test: Any) -> tuple[Any, bool] | None:
    """What an expression asks about, and whether it holds where that is missing: ``age is None``, ``pd.notna(age)``."""
    if test[0] == "u" and test[1] == "Not":
        inner = tested(test[2])
        return None if inner is None else (inner[0], not inner[1])
    if test[0] == "cmp" and test[1] in ("Is", "IsNot") and test[3][:2] == ["c", None]:
        return test[2], test[1] == "Is"
    if test[0] == "k" and test[1][0] == "g" and len(test[2]) == 1 and test[1][1].startswith(_LIBRARIES):
        kind = TESTS.get(test[1][1].rpartition(".")[2])
        return None if kind is None else (test[2][0], kind == GAP)
    return absences.looked_for(test)


def target_of(code: Any) -> Any:
    """The target of ``if row["age"] is None: row["age"] = 35``; None for any other statement."""
    asked_for = tested(code[1])
    if asked_for is None or not asked_for[1] or code[3] or len(code[2]) != 1:
        return None
    (given,) = code[2]
    if given[0] != "=" or len(given[1]) != 1:
        return None
    target = given[1][0]
    return target if asked_for[0][:3] == target[:3] or _is_field(asked_for[0], target) else None


def _is_field(asked_for: Any, target: Any) -> bool:
    """``row.get("age")`` beside ``row["age"]``."""
    return bool(
        target[0] == "s"
        and asked_for[0] == "k"
        and asked_for[1][:1] == ["a"]
        and asked_for[1][1:3] == [target[1], "get"]
        and asked_for[2][:1] == [target[2]]
    )


def stands_in(value: Value) -> bool:
    """Whether a value is one that may stand in for a missing one: a constant, or a number that is read or reckoned."""
    if isinstance(value, Const):
        return value.value is not None
    if isinstance(value, Obj):
        return value.loaded is not None
    return isinstance(value, Data) and (bool(value.statistic) or value.source == "artifact")
