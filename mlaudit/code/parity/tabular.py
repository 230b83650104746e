"""Methods of tables, columns, arrays, images and text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlaudit.code.parity import absences, artifacts, fills, kinds, moments, shapes, stores, tables, transforms, windows
from mlaudit.code.parity.arithmetic import binary, bounded, compared, concatenated
from mlaudit.code.parity.operators import mapped, ordered, store_column, subscript
from mlaudit.code.parity.parameters import (
    Arguments,
    Keywords,
    as_data,
    constant_of,
    literals_of,
    names_of,
    parameter,
    parameters_of,
)
from mlaudit.code.parity.steps import may_be_dummies
from mlaudit.code.parity.values import (
    PREDICTION,
    UNKNOWN,
    Chain,
    Const,
    Data,
    Extern,
    Function,
    Items,
    Mapping,
    Obj,
    Place,
    Stat,
    Value,
)

if TYPE_CHECKING:
    from mlaudit.code.parity.machine import Machine

_RECORDS: Final = frozenset({"dict", "model_dump", "_asdict"})
"""Methods of a typed request that give its fields in the order in which its class names them."""


def data_method(
    machine: Machine, owner: Data, name: str, arguments: Arguments, keywords: Keywords, place: Place
) -> Value:
    """A method of a table, column, array, image or text."""
    data = next((d for v in (*arguments, *keywords.values()) if (d := as_data(v)) is not None), None)
    if owner.detail == "names":
        return owner
    if name in tables.MODEL_SAVERS and id(owner) in machine.handed:
        artifacts.write(machine, owner, (arguments or list(keywords.values()) or [UNKNOWN])[0], place)
        return UNKNOWN
    held = stores.rows(owner, name, place)
    if held is not None:
        return held
    if name == "groupby" and arguments:
        keys = names_of(arguments[0])
        by = as_data(arguments[0])
        made = owner.view(keys[0]) if keys else by.copy() if by is not None else owner.copy()
        made.detail, made.parent = "group", owner
        return made
    if owner.detail == "group" and owner.parent is not None and owner.parent.parent is not None and name != "transform":
        owner = owner.parent
        if name in ("agg", "aggregate", "apply") and arguments and isinstance(arguments[0], Function):
            summed = as_data(shapes.coerce(machine, machine.call(arguments[0], [owner.copy()], {}, place)))
            return summed if summed is not None else mapped(machine, owner, arguments[0], place)
    if owner.detail == "group" and owner.parent is not None and name in ("agg", "aggregate"):
        owner = owner.parent  # a table again, of which names may be picked
    if name in tables.PREDICTS and data is not None:
        machine.event("predict", Obj("parameter", place), data, name, place)
        return Data("made", PREDICTION, place=place)
    if name in ("fit", "fit_transform", "transform", "partial_fit") and data is not None:
        model = Obj("parameter", place)
        if name in ("fit", "partial_fit"):
            if owner.source == "parameter" and not owner.chain:  # a model that is handed in, perhaps to be saved
                model = machine.handed.setdefault(id(owner), (owner, model))[1]
            machine.event("fit", model, data, name, place)
            return owner
        return data.then(machine.step("?", place, carrier=model))
    if name in ("apply", "map", "applymap", "pipe", "progress_apply", "transform") and (
        arguments or "func" in keywords
    ):
        given = arguments[0] if arguments else keywords["func"]
        if name == "pipe" and isinstance(given, Function):
            rest = {key: value for key, value in keywords.items() if key != "func"}
            piped = machine.call(given, [owner, *arguments[1:]], rest, place)
            return piped if piped is not UNKNOWN else owner.then(machine.step(f"{given.qualname}()", place))
        if name == "transform" and isinstance(given, Const):
            made = owner.copy()
            made.statistic = str(given.value)
            step = machine.step("group statistic", place, {"how": Stat(made.statistic)})
            made.statistic = made.detail = ""
            made.apply(step)
            return made
        return mapped(machine, owner, given, place)
    found = transforms.image_method(machine, owner, name, arguments, keywords, place)
    found = found or moments.method(machine, owner, name, arguments, keywords, place)
    if found is not None:
        return found
    if name == "mean" and owner.name == "audio" and not owner.steps():
        return owner.copy()  # one channel of several
    if name in tables.STATISTICS and owner.order is not None and constant_of(keywords.get("axis")) in (1, "columns"):
        row = owner.then(machine.step("combine", place, {"how": name}))  # of the fields of one row
        row.columns, row.order, row.row = {}, None, ()
        return row
    if name in tables.STATISTICS and (moving := windows.summed(owner)) is not None:
        return moving
    if name in tables.STATISTICS:
        made = owner.copy()
        made.statistic = owner.statistic if name == "to_dict" and owner.statistic else name
        if name == "to_dict" and not owner.statistic:
            made.statistic = ""
        return made
    if owner.statistic and owner.statistic != "mask":
        return owner
    if name == "get" and arguments:
        return field_of(owner, arguments, keywords, place)
    if name == "setdefault" and len(arguments) > 1:
        return absences.set_default(owner, names_of(arguments[0]) or (), arguments[1], place)
    if name == "astype":
        return _astype(owner, arguments, keywords)
    if name == "cat" and data is not None:
        return concatenated(machine, [owner, *arguments], place)  # ``column.str.cat(other, sep=" ")``
    if name == "assign":
        made = owner.copy()
        for key, value in keywords.items():
            given = value
            if isinstance(value, Function):
                given = shapes.coerce(machine, machine.call(value, [made], {}, place))
            store_column(machine, made, Const(key), given, place)
        return made
    if name == "update" and (keywords or data is not None or (arguments and isinstance(arguments[0], Mapping))):
        fields = arguments[0].items if arguments and isinstance(arguments[0], Mapping) else {}
        for key, each in (*fields.items(), *keywords.items()):
            store_column(machine, owner, Const(key), each, place)
        if data is not None and not fields and not keywords:
            owner.columns.update(data.columns)
        return owner
    if name.removesuffix("_") in tables.ARITHMETIC and arguments:
        return _operator(machine, owner, name, arguments[0], place)
    if name in tables.COMPARISONS and arguments:
        return compared(machine, tables.COMPARISONS[name], owner, arguments[0], place)
    if name == "isin" and arguments:
        return compared(machine, "In", owner, arguments[0], place)
    if name in tables.STRING_STEPS or name in tables.TABLE_STEPS:
        return _step_method(machine, owner, name, arguments, keywords, place)
    if name == "reindex" and ("columns" in keywords or arguments):
        return _reindexed(machine, owner, keywords, place)
    if name == "select" and len(arguments) == 1 and (names := names_of(arguments[0])) is not None:
        return subscript(machine, owner, Items([Const(each) for each in names]))
    if name == "values" and not owner.columns and owner.is_sent:
        made = owner.copy()
        made.loose = None if owner.detail == "fields" else place
        return made
    if name == "split" and not arguments and not keywords:
        made = owner.copy()
        made.detail = "words"
        return made
    if name in fills.TESTS and not owner.statistic:
        return fills.asked(machine, owner, fills.TESTS[name], place)
    if name in tables.MOVES or name in tables.DROPS:
        made = owner if constant_of(keywords.get("inplace")) is True else owner.copy()
        if name == "drop":
            names = names_of(keywords.get("columns") or (arguments[0] if arguments else None))
            made.pruned = made.pruned or names is None
            for column in names or ():
                made.columns.pop(column, None)
            if made.order is not None:
                made.order = tuple(each for each in made.order if each not in names) if names is not None else None
        if name == "rename" and isinstance(mapping := keywords.get("columns"), Mapping):
            for old, new in mapping.items.items():
                if old in made.columns and isinstance(new, Const):
                    made.columns[str(new.value)] = made.columns.pop(old)
                    order = made.order or ()
                    made.order = tuple(str(new.value) if each == old else each for each in order) or made.order
        if name in _RECORDS:
            made.detail = "fields"
        if name in ("merge", "join") and data is not None:
            made.columns.update({k: v for k, v in data.columns.items() if k not in made.columns})
            made.order = None
        return made
    if name == "to_sql":
        machine.tabled.update(id(step.carrier) for step in owner.steps() if step.carrier is not None)
        return owner
    if name in ("to_csv", "to_parquet", "to_feather", "to_pickle", "to_excel") and (
        (file := artifacts.table_file(arguments, keywords)) is not UNKNOWN
    ):
        artifacts.keep_table(machine, owner, artifacts.text_of(file))
        return UNKNOWN
    if name.startswith(("to_", "is")) or name in ("close", "commit", "execute", "emit"):
        return UNKNOWN if name.startswith("to_") and arguments else owner
    label = name if name in tables.OF_ROWS else f"{name}()"  # of what nobody knows: perhaps no step at all
    label = "?" if owner.source in ("parameter", stores.DATABASE) else label
    return windows.opened(owner.then(machine.step(label, place, parameters_of(arguments, keywords))), name)


def _sides(mask: Value, kept: Data, other: Value, *, replaces: bool) -> tuple[Value, Value, Value]:
    """``kept.mask(mask, other)`` and ``kept.where(mask, other)`` as a mask, and what stands where it holds and not."""
    return (mask, other, kept) if replaces else (mask, kept, other)


def _operator(machine: Machine, owner: Data, name: str, other: Value, place: Place) -> Value:
    """``x.div(255)``; ``x.div_(255)`` changes the tensor that it is called on."""
    made = binary(machine, tables.ARITHMETIC[name.removesuffix("_")], owner, other, place)
    if name.endswith("_") and isinstance(made, Data):
        owner.apply(*made.chain[len(owner.chain) :])
        return owner
    return made


def _reindexed(machine: Machine, owner: Data, keywords: Keywords, place: Place) -> Data:
    """``table.reindex(columns=names, fill_value=0)``: what the table lacks is filled, which is right for dummies."""
    names = names_of(keywords.get("columns"))
    made = as_data(subscript(machine, owner, Items([Const(each) for each in names]))) if names is not None else None
    made = made or _in_order(owner)
    value = parameter(keywords["fill_value"]) if "fill_value" in keywords else None
    if value is None or value is UNKNOWN or any(map(may_be_dummies, owner.steps())):
        return made
    lacking = ("",) if names is None or owner.order is None else tuple(n for n in names if n not in owner.order)
    made.filled += tuple((each, value, place) for each in lacking)
    return made


def field_of(owner: Data, arguments: Arguments, keywords: Keywords, place: Place) -> Data:
    """``payload.get("age", 0)``, ``request.args.get("age", type=int)``."""
    names = names_of(arguments[0])
    made = owner.view(names[0]) if names else owner.copy()
    made.place = place
    if owner.source != "network" and not (names and owner.detail == "fields"):  # a typed record holds its fields
        default = parameter(arguments[1]) if len(arguments) > 1 else None
        if default is not UNKNOWN:
            made.filled = ((names[0] if names and len(names) == 1 else "", default, place),)
    return kinds.as_number(made) if _is_number(keywords.get("type")) else made


def _astype(owner: Data, arguments: Arguments, keywords: Keywords) -> Data:
    kind = arguments[0] if arguments else keywords.get("dtype")
    made = parsed(owner) if _is_number(kind) else owner.copy()
    if isinstance(kind, Obj) and kind.short == "CategoricalDtype" and kind.arguments:
        made.categories = True
    return made


def _in_order(owner: Data) -> Data:
    made = owner.copy()
    made.chain = ordered(made.chain)
    made.columns = {name: ordered(chain) for name, chain in made.columns.items()}
    return made


def parsed(owner: Data) -> Data:
    """Text that becomes a number: the steps that took its unit off were reading it, not making a feature of it."""
    made = owner.copy()
    made.chain = _unread(made.chain)
    made.columns = {name: _unread(chain) for name, chain in made.columns.items()}
    return kinds.as_number(made)


def _unread(chain: Chain) -> Chain:
    end = len(chain)
    while end and chain[end - 1].op in tables.STRING_STEPS:
        end -= 1
    return chain[:end]


def _is_number(kind: Value | None) -> bool:
    name = kind.value if isinstance(kind, Const) else kind.name if isinstance(kind, Extern) else ""
    return isinstance(name, str) and name.rpartition(".")[2].startswith(("int", "float", "uint", "Int", "Float"))


def _is_infinite(value: Value) -> bool:
    """``np.inf``, or a list that begins with it."""
    if isinstance(value, Items) and value.items:
        return _is_infinite(value.items[0])
    return isinstance(value, Extern) and value.name.rpartition(".")[2] in ("inf", "Inf", "infty", "PINF", "NINF")


_REPLACED = {"to_replace": "old", "pat": "old", "value": "new", "repl": "new"}
"""What `replace` of a table, and that of its texts, call what is replaced, and by what."""


def _step_method(
    machine: Machine, owner: Data, name: str, arguments: Arguments, keywords: Keywords, place: Place
) -> Value:
    in_place = constant_of(keywords.get("inplace")) is True
    names: tuple[str, ...] = {
        "fillna": ("value",),
        "replace": ("old", "new"),
        "clip": ("lower", "upper"),
        "strip": ("characters",),
    }.get(name, ())
    if name == "fillna" and (arguments or "value" in keywords):
        mapping = arguments[0] if arguments else keywords["value"]
        if isinstance(mapping, Mapping):
            made = owner if in_place else owner.copy()
            for key, value in mapping.items.items():
                step = machine.step(name, place, {"value": parameter(value)})
                made.columns[str(key)] = (*made.columns.get(str(key), made.chain), step)
            return made
    given = {k: v for k, v in keywords.items() if k not in ("inplace", "regex", "axis", "downcast")}
    if name == "replace":
        given = {_REPLACED.get(k, k): v for k, v in given.items()}
    if name == "replace" and arguments and isinstance(mapping := arguments[0], Mapping):
        held = [*mapping.items.values(), *([mapping.rest] if mapping.rest is not None else [])]
        if all(value is UNKNOWN or (isinstance(value, Const) and value.value is None) for value in held):
            return owner  # NaN to None and the like
    if name == "replace" and arguments and _is_infinite(arguments[0]):
        return UNKNOWN if in_place else owner  # what a division by nothing left
    if name in ("where", "mask") and len(arguments) > 1:
        full = fills.chosen(machine, *_sides(arguments[0], owner, arguments[1], replaces=name == "mask"), place)
        if full is not None:
            return full
        within = bounded(machine, arguments[0], owner, arguments[1], place, replaces=name == "mask")
        if within is not None:
            return within
    step = machine.step(name, place, parameters_of(arguments, given, names))
    step.literals = literals_of([*arguments, *keywords.values()])
    if in_place:
        owner.apply(step)
        if owner.parent is not None:
            if not owner.name:
                step.partial = True
                owner.parent.apply(step)
                return UNKNOWN
            for column in owner.name.split("|"):
                owner.parent.columns[column] = (*owner.parent.columns.get(column, owner.parent.chain), step)
        return UNKNOWN
    return owner.then(step)
