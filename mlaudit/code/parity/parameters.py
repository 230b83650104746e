"""Values as data and as parameters of steps."""

from __future__ import annotations

from typing import Any

from mlaudit.code.parity.values import (
    DRAWN,
    UNKNOWN,
    Chain,
    Const,
    Data,
    Extern,
    Fixed,
    Function,
    Items,
    Mapping,
    Names,
    Obj,
    Place,
    Saved,
    Stat,
    Step,
    Value,
)

Arguments = list[Value]


Keywords = dict[str, Value]


UNTOLD = "untold"
"""The step that stands for whatever made a value which could not be followed."""
UNFOLLOWED = Step(UNTOLD, Place("", 0))
LAID = Step("reindex", Place("", 0))
"""The step that stands for columns of categories which are filled one by one, under names that are put together."""

REQUESTS = ("flask.request.", "quart.request.", "bottle.request.", "sanic.request.")


def as_data(value: Value | None) -> Data | None:
    """A value as data: records and lists of data become one; None for what holds none."""
    if isinstance(value, Data):
        return value
    if isinstance(value, Extern) and value.name.startswith(REQUESTS):
        return Data("payload", value.name.rpartition(".")[2])
    if isinstance(value, Mapping):
        return _record(value)
    if isinstance(value, Items):
        return _combined(value)
    return None


def _record(value: Mapping) -> Data | None:
    columns: dict[str, Chain] = {}
    derived: dict[str, str] = {}
    filled: list[tuple[str, Any, Place]] = []
    source = None
    for key, item in value.items.items():
        data = as_data(item)
        columns[str(key)] = _chain(item, data)
        if data is not None:
            if data.name and data.name != str(key):
                derived[str(key)] = data.name
            source = data if source is None or source.source == "drawn" else source
            filled.extend((str(key), given, place) for _, given, place in data.filled)
            if data.source == "drawn" and data.place is not None:
                filled.append((str(key), DRAWN, data.place))
    rest = as_data(value.rest)
    if source is None and rest is None:
        return None
    base = rest or source
    assert base is not None
    if base.is_sent:
        fixed = ((str(key), number_of(item)) for key, item in value.items.items())
        where = base.place or Place("", 0)
        filled.extend((key, Fixed(number), where) for key, number in fixed if number is not None)
    chain = rest.chain if rest is not None else ()
    if isinstance(value.rest, Const) and value.rest.value in (0, 1):
        chain = (LAID,)
    made = Data(base.source, base.name, chain, columns, place=base.place)
    made.order = tuple(columns) if value.rest is None else None
    made.filled = tuple(each for each in filled if each[1] is not DRAWN or base.source != "drawn")
    made.derived = derived
    made.crossed = _crossed(value, derived)
    return made


def list_of(value: Value) -> tuple[str, ...]:
    """The texts of a list that is written out; none for anything else, a single text too."""
    if isinstance(value, Items) or (isinstance(value, Const) and isinstance(value.value, tuple | list)):
        return names_of(value) or ()
    return ()


def number_of(value: Value) -> float | None:
    """A number that is written out; None for anything else."""
    given = value.value if isinstance(value, Const) else None
    return given if isinstance(given, int | float) and not isinstance(given, bool) else None


def _crossed(record: Mapping, derived: dict[str, str]) -> tuple[str, str, Place] | None:
    """Two fields of a request that go into each other's columns."""
    for column, field in derived.items():
        if derived.get(field) == column:
            data = as_data(record.items.get(column))
            if data is not None and data.place is not None and data.is_sent:
                return column, field, data.place
    return None


def _combined(value: Items) -> Data | None:
    every = [(item, as_data(item)) for item in value.items]  # once: what is nested in them is asked anew each time
    found = [data for _, data in every if data is not None]
    if not found:
        return None
    if value.grown or (len(found) == 1 and not _is_row(value, [item for item, data in every if data is None])):
        return max(found, key=lambda data: (len(data.chain), data.parent is not None)).copy()
    columns: dict[str, Chain] = {}
    filled: list[tuple[str, Any, Place]] = []
    whole = [data for data in found if data.columns]
    for data in found:
        if data.columns:
            columns.update(data.columns)
        elif data.name:  # of two values that are made of one field, neither is it
            columns[data.name] = (UNFOLLOWED,) if data.name in columns else data.chain
        filled.extend(data.filled)
    first = found[0]
    shared = first.chain if all(data.chain == first.chain for data in found) else ()
    if len(found) < len(value.items) and not whole:  # some column or other holds it
        shared += next((chain for item, data in every if data is None and (chain := _chain(item, None))), ())
    longest = max(found, key=lambda data: len(data.chain))
    made = Data(first.source, "", shared if columns else longest.chain, columns, place=first.place)
    made.filled = tuple(filled)
    for data in whole:
        made.derived |= data.derived
    if len(columns) == len(value.items) and not whole:
        made.order = tuple(columns)
    if not whole and not value.uncounted:
        made.row = tuple((data.name if data is not None else "", _chain(item, data)) for item, data in every)
        if made.is_sent:
            numbers = [(i, number_of(item)) for i, (item, _) in enumerate(every)]
            place = made.place or Place("", 0)
            made.filled += tuple(("", Fixed(number, i), place) for i, number in numbers if number is not None)
    last = [data.steps()[-1:] for data in found]
    made.blocks = tuple(step.carrier for steps in last for step in steps if step.carrier is not None)
    return made


def _is_row(value: Items, beside: list[Value]) -> bool:
    """Whether a list with one value that was followed is a row: beside it stand numbers, or what could not be told."""
    return value.kind == "list" and bool(beside) and all(_is_field(item) for item in beside)


def _is_field(item: Value) -> bool:
    return item is UNKNOWN or (isinstance(item, Const) and type(item.value) in (int, float))


def chain_of(item: Value) -> Chain:
    """What was done to one value of a row or record. A choice between constants (``1 if paid else 0``), or what could
    not be followed, may be what any step of the other side makes.
    """
    return _chain(item, as_data(item))


def _chain(item: Value, data: Data | None) -> Chain:
    if data is not None:
        return data.chain
    return () if isinstance(item, Const) else (UNFOLLOWED,)


def parameter(value: Value) -> Any:
    """A value as a step's parameter: a constant, `Stat`, `Saved` or `UNKNOWN`."""
    if isinstance(value, Const):
        return tuple(value.value) if isinstance(value.value, list) else value.value
    if isinstance(value, Names):
        return UNKNOWN
    if isinstance(value, Items):
        parts = [parameter(item) for item in value.items]
        return UNKNOWN if value.grown or any(part is UNKNOWN for part in parts) else tuple(parts)
    if isinstance(value, Data):
        if value.statistic:
            return Stat(value.statistic, value.source)
        return Saved(value.detail) if value.source == "artifact" else UNKNOWN
    if isinstance(value, Obj) and value.loaded is not None:
        return Saved(value.loaded)
    if isinstance(value, Mapping):
        made = {key: parameter(item) for key, item in value.items.items()}
        if value.rest is not None or any(part is UNKNOWN for part in made.values()):
            return UNKNOWN
        return tuple(sorted(made.items(), key=repr))
    if isinstance(value, Function):
        return f"{value.qualname}()" if "<lambda>" not in value.qualname else UNKNOWN
    return UNKNOWN


def parameters_of(arguments: Arguments, keywords: Keywords, names: tuple[str, ...] = ()) -> dict[str, Any]:
    """The parameters of a step, by name; positional ones by `names`, else by their number."""
    made = {}
    for i, value in enumerate(arguments):
        made[names[i] if i < len(names) else str(i)] = parameter(value)
    made.update((name, parameter(value)) for name, value in keywords.items() if name not in ("inplace", "axis"))
    return made


def literals_of(values: Arguments) -> tuple[tuple[float, Place], ...]:
    """Numbers too precise to be chosen by hand among the arguments."""
    found: list[tuple[float, Place]] = []
    for value in values:
        if isinstance(value, Const) and value.place is not None and isinstance(value.value, float):
            found.append((value.value, value.place))
        elif isinstance(value, Names) and value.place is not None:
            found.extend((each, value.place) for each in value.values if isinstance(each, float))
        elif isinstance(value, Items):
            found.extend(literals_of(value.items))
        elif isinstance(value, Mapping):
            found.extend(literals_of(list(value.items.values())))
    return tuple(found)


def constant_of(value: Value | None) -> Any:
    """The value of a constant; None for anything else."""
    return value.value if isinstance(value, Const) else None


def plain(name: str) -> str:
    """A name without its case and signs: ``Fixed Acidity`` is ``fixed_acidity``."""
    return "".join(letter for letter in name.lower() if letter.isalnum())


def names_of(value: Value | None) -> tuple[str, ...] | None:
    """A value as column names."""
    if isinstance(value, Const):
        if isinstance(value.value, str):
            return (value.value,)
        if isinstance(value.value, tuple | list) and all(isinstance(item, str) for item in value.value):
            return tuple(value.value)
        return None
    if isinstance(value, Names) and all(isinstance(item, str) for item in value.values):
        return value.values
    if isinstance(value, Items) and value.items and not value.grown:
        found: list[str] = []
        for item in value.items:
            part = names_of(item)
            if part is None:
                return None
            found.extend(part)
        return tuple(found)
    return None
