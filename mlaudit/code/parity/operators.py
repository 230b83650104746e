"""What subscripts, attributes, stores and maps do to the values that are followed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mlaudit.code.parity import fills, kinds, ladders, moments, pipelines, shapes, transforms
from mlaudit.code.parity.parameters import (
    LAID,
    REQUESTS,
    UNFOLLOWED,
    as_data,
    constant_of,
    names_of,
    number_of,
    parameter,
)
from mlaudit.code.parity.steps import BEGUN, may_be_dummies
from mlaudit.code.parity.values import (
    DRAWN,
    MASK,
    UNKNOWN,
    Chain,
    Const,
    Data,
    Extern,
    Fixed,
    Function,
    Items,
    Mapping,
    Method,
    Names,
    Obj,
    Place,
    Value,
)

if TYPE_CHECKING:
    from mlaudit.code.parity.machine import Machine


def subscript(machine: Machine, owner: Value, index: Value, place: Place | None = None) -> Value:
    """``owner[index]``; `place` is known where the index is no constant."""
    index = shapes.read_list(machine, index)
    if isinstance(owner, Data):
        if owner.detail == "group" and owner.parent is not None and (names := names_of(index)) and len(names) == 1:
            part = owner.copy()  # the keys, which say what a value gets; its parent is what is summed up
            part.parent = owner.parent.view(names[0])
            return part
        if owner.detail in ("names", "group"):
            return owner
        if isinstance(index, Items) and index.kind == "tuple" and len(index.items) == 2:  # df.loc[rows, "x"]
            inner = names_of(index.items[1])
            if inner is not None:
                return subscript(machine, owner, index.items[1])
        names = names_of(index)
        if names is None and not isinstance(index, Const):
            turned = _channels_turned(machine, owner, index, place)
            if turned is not None:
                return turned
            some = owner.copy()
            some.parent, some.name = owner, ""
            if index is UNKNOWN or isinstance(index, Obj):
                some.order = None  # names in an order that is not told here, as the file saved with the model has it
            if isinstance(index, Items) and index.without:
                some.columns = {name: chain for name, chain in some.columns.items() if name not in index.without}
                some.order = tuple(name for name in owner.order or () if name not in index.without) or None
                return some
            some.pruned = owner.pruned or (isinstance(index, Items) and index.kind == "list")  # names chosen in a loop
            return some
        if not names or (isinstance(index, Const) and not isinstance(index.value, str)):
            return owner
        if isinstance(index, Items) or (isinstance(index, Const) and not isinstance(index.value, str)):
            made = owner.copy()
            made.columns = {name: _picked(owner, name) for name in names}
            made.order, made.row, made.blocks = names, (), ()
            made.filled = tuple(f for f in owner.filled if f[0] in names)
            return made
        if len(names) == 1:
            return owner.view(names[0])
        view = owner.view(names[0])
        view.name = "|".join(names)
        chains = {name: owner.columns.get(name, owner.chain) for name in names}
        if len(set(chains.values())) > 1:
            view.columns = chains
        return view
    if isinstance(owner, Extern) and owner.name.startswith(REQUESTS):
        field = Data("payload", owner.name.rpartition(".")[2])
        return subscript(machine, field, index, place)
    if isinstance(owner, Extern) and owner.name in ("numpy.c_", "numpy.r_"):
        return as_data(index) or UNKNOWN
    if isinstance(owner, Extern) and owner.name.endswith(".Annotated") and isinstance(index, Items):
        return next((each for each in index.items if isinstance(each, Obj)), UNKNOWN)  # what is said of a type
    if isinstance(owner, Items):
        if (
            isinstance(index, Const)
            and isinstance(index.value, int)
            and -len(owner.items) <= index.value < len(owner.items)
        ):
            return owner.items[index.value]
        return shapes.element(machine, owner) if owner.items else UNKNOWN
    if isinstance(owner, Mapping):
        if isinstance(index, Const) and index.value in owner.items:
            return _called_so(owner.items[index.value], index.value)
        if isinstance(index, Data) and place is not None and index.detail != "names" and _numbers(owner):
            return index.then(machine.step("map", place, {"by": parameter(owner)}))
        if isinstance(index, Names):
            held = [owner.items[key] for key in index.values if key in owner.items]
            if held and all(isinstance(each, Const) for each in held):
                first = held[0]
                assert isinstance(first, Const)
                return Names(tuple(each.value for each in held if isinstance(each, Const)), first.place)
        if isinstance(index, Const) and isinstance(owner.rest, Obj) and owner.rest.loaded is not None:
            found = owner.items[index.value] = owner.rest.another()  # each key has a file of its own
            return found
        return owner.rest or (shapes.joined(machine, list(owner.items.values())) if owner.items else UNKNOWN)
    if isinstance(owner, Obj):
        if owner.cls == pipelines.ALL:
            step = pipelines.step_of(owner, index)
            return Items([UNKNOWN, step], "tuple") if isinstance(constant_of(index), int) else step
        key = str(constant_of(index)) if isinstance(index, Const) else ""
        if key and key in owner.attributes:
            return owner.attributes[key]
        if owner.loaded is not None and key:
            return part_of(owner, key)
        if owner.cls == "options":
            return machine.options.get(key, UNKNOWN)
        return owner if owner.loaded is not None else UNKNOWN
    if isinstance(owner, Const) and isinstance(index, Const):
        try:
            return Const(owner.value[index.value])
        except (TypeError, KeyError, IndexError):
            return UNKNOWN
    return UNKNOWN


def _called_so(value: Value, key: Any) -> Value:
    """What a record holds under a key: a feature that was made of a field has the key's name, not the field's."""
    if not isinstance(value, Data) or not isinstance(key, str) or value.statistic:
        return value
    parts = list(value.columns.values())
    one = all(part[-1:] == parts[0][-1:] and any(step.op == "combine" for step in part) for part in parts)
    if not one or not (value.chain or parts):
        return value
    made = value.copy()
    made.parent, made.name, made.columns, made.order = value.parent, key, {}, None
    made.chain = max(value.chain, *parts, key=len) if parts else value.chain
    return made


def _numbers(codes: Mapping) -> bool:
    """Whether a dict gives a number for each of its keys."""
    held = [constant_of(value) for value in codes.items.values()]
    return codes.rest is None and bool(held) and all(isinstance(value, int | float) for value in held)


_TURNED = {"BGR": "RGB", "RGB": "BGR"}


def _channels_turned(machine: Machine, owner: Data, index: Value, place: Place | None) -> Data | None:
    """``image[..., ::-1]`` or ``image[:, :, [2, 1, 0]]``, where the order of the channels is known."""
    at = index.items if isinstance(index, Items) and index.kind == "tuple" else []
    ellipsis = bool(at) and isinstance(at[0], Extern) and at[0].name == "builtins.Ellipsis"
    if not (len(at) == 3 or (len(at) == 2 and ellipsis)):
        return None
    last, colour = at[-1], next((step for step in reversed(owner.chain) if step.op == "colour"), None)
    backwards = isinstance(last, Extern) and constant_of(last.keywords.get("step")) == -1
    if not (backwards or parameter(last) == (2, 1, 0)):
        return None
    if colour is None:
        known = owner.chain and owner.chain[-1].parameters.get("to") == kinds.ARRAY
        return owner.then(machine.step(kinds.CAST, owner.chain[-1].place, {"to": "turned"})) if known else None
    to = _TURNED.get(colour.parameters.get("to", ""), UNKNOWN)
    return owner.then(machine.step("colour", place or colour.place, {"to": to}))


def part_of(owner: Obj, key: str) -> Obj | Data:
    """One of several objects that were saved together."""
    found = owner.attributes.get(key)
    if not isinstance(found, Obj | Data):
        found = Obj(owner.cls, owner.place, loaded=owner.loaded)
        found.part, found.others = key, list(owner.others)
        owner.attributes[key] = found
    return found


_GAPS = frozenset({"numpy.nan", "numpy.NaN", "numpy.NAN", "math.nan", "pandas.NA"})


def _outlives(held: Value, value: Value) -> bool:
    """Whether what a dict holds under a key is what is asked there all the same: an object that is cleared as the
    program ends, or a model for which one is made up where its file is not there.
    """
    if isinstance(value, Const) and value.value is None:
        return isinstance(held, Obj)
    made_up = isinstance(value, Obj) and value.loaded is None and not value.fits and not value.home
    return made_up and isinstance(held, Obj) and held.loaded is not None


def store_column(machine: Machine, owner: Value, index: Value, value: Value, place: Place) -> None:
    """``owner[index] = value``."""
    index = shapes.read_list(machine, index)
    if isinstance(owner, Mapping):
        value = shapes.coerce(machine, value)
        if isinstance(index, Const) and isinstance(index.value, str | int | float | bool):
            held = owner.items.get(index.value)
            owner.items[index.value] = held if held is not None and _outlives(held, value) else value
        elif isinstance(index, Names):
            owner.items.update(dict.fromkeys(index.values, value))
        else:
            owner.rest = value
        return
    if isinstance(owner, Obj):
        if isinstance(index, Const):
            owner.attributes[str(index.value)] = value
        return
    if not isinstance(owner, Data):
        return
    masked = isinstance(index, Items) and index.kind == "tuple" and len(index.items) == 2
    if isinstance(index, Items) and masked:
        rows, index = index.items
        if fills.test_of(rows) == fills.GAP and (where := names_of(index)) is not None and fills.stands_in(value):
            step = machine.step("fillna", place, {"value": parameter(value)})
            for name in where:
                owner.columns[name] = (*owner.columns.get(name, owner.chain), step)
            return
        if isinstance(rows, Data) and (where := names_of(index)) is not None and len(where) == 1:
            begun = begun_with(owner.columns.get(where[0], ()))
            ladder = ladders.of_masks([rows], [value], Const(begun)) if begun is not None else None
            if ladder is not None:  # ``table["often"] = 0``, then ``table.loc[table.visits > 10, "often"] = 1``
                asked = rows.columns.get(rows.name, rows.chain)[:-1]
                owner.columns[where[0]] = (*asked, ladders.step_of(machine, ladder, place))
                owner.filled = tuple(each for each in owner.filled if each[0] != where[0])
                return
    data = as_data(shapes.coerce(machine, value))
    names = names_of(index)
    if data is None:
        if names is not None and isinstance(index, Const) and isinstance(value, Const):
            begins = not masked and not machine.guard and type(value.value) in (int, float)
            owner.columns.setdefault(
                names[0], (machine.step(BEGUN, place, {"by": value.value}),) if begins else owner.chain
            )
            number = number_of(value)
            known = {name for name, _, _ in owner.filled}
            if owner.is_sent and number is not None and names[0] not in known and not machine.guard:
                owner.filled += ((names[0], Fixed(number), place),)
            elif owner.filled:  # it is given several
                owner.filled = tuple(each for each in owner.filled if each[0] != names[0] or type(each[1]) is not Fixed)
        elif isinstance(value, Const) and value.value in (0, False) and (index is UNKNOWN or isinstance(index, Names)):
            # columns that these rows or dummies lack, name by name
            if owner.is_sent and not any(map(may_be_dummies, owner.steps())):
                owner.filled += tuple((name, value.value, place) for name in names or ("",))
            owner.chain = ordered(owner.chain)
            owner.columns = {name: ordered(chain) for name, chain in owner.columns.items()}
        elif value is UNKNOWN and names is not None and isinstance(index, Const) and not masked:
            owner.columns[names[0]] = (UNFOLLOWED,)
        elif masked and isinstance(value, Extern) and value.name in _GAPS:
            for name in names or ():  # cells that hold no measurement
                owner.columns[name] = (*owner.columns.get(name, owner.chain), UNFOLLOWED)
            if names is None:
                owner.apply(UNFOLLOWED)
        return
    if data.detail == "names":
        return
    if owner.filled:
        owner.filled = tuple(
            each for each in owner.filled if type(each[1]) is not Fixed or (names is not None and each[0] not in names)
        )
    if names is not None and len(names) == 1 and names[0] != data.name:
        machine.reckoned.setdefault(names[0], []).append(place)
    if names is None:
        if isinstance(index, Data) and index.detail != "names":
            return  # rows by a mask
        fresh = tuple(step for step in data.chain if step not in owner.chain)
        for step in fresh:
            step.partial = True
        if (data.source, data.place) == (owner.source, owner.place):
            owner.apply(*fresh)
        else:
            # columns of another table, put by their names beside or over what stands here
            owner.chain += ordered(fresh)
            for name, chain in data.columns.items():
                owner.columns.setdefault(name, ordered(chain))
        return
    viewed = set(data.name.split("|"))
    for name in names:
        if len(names) == 1 or name in viewed:
            chain = data.columns.get(name, data.chain)
            if len(names) > 1:
                own = owner.columns.get(name, owner.chain)
                chain = own + tuple(step for step in chain if step not in own)
        else:
            own = owner.columns.get(name, owner.chain)
            base = data.columns.get(name, data.chain)
            chain = own + tuple(step for step in base if step not in own)
        begun = tuple(step for step in owner.columns.get(name, ()) if step.op == BEGUN) if masked else ()
        owner.columns[name] = (*(step for step in chain if step not in begun), *begun)
        if owner.order is not None and name not in owner.order:
            owner.order += (name,)
    if len(names) == 1 and data.name and data.name != names[0]:
        owner.derived[names[0]] = data.name
    if len(names) == 1 and data.source == "drawn" and owner.source != "drawn":
        owner.filled += ((names[0], DRAWN, place),)
    elif data.filled:
        one = names[0] if len(names) == 1 else ""
        owner.filled += tuple((one or field, given, where) for field, given, where in data.filled)


def begun_with(chain: Chain) -> Any:
    """The number that every row of a column was given; None where more was done to it."""
    return chain[0].parameters.get("by") if len(chain) == 1 and chain[0].op == BEGUN else None


def is_flag(value: Value) -> bool:
    """Whether a value says that a category is there, or is not: ``1``, ``int(city == name)``, or a choice of these."""
    if isinstance(value, Const):
        return value.value in (0, 1)
    return value is UNKNOWN or (isinstance(value, Data) and bool(value.chain) and value.chain[-1].op == "threshold")


def _picked(owner: Data, name: str) -> Chain:
    """The chain of a column that is picked by name; of a dummy that of its category, put into a known order."""
    if name not in owner.columns:
        for column, chain in owner.columns.items():
            if name.startswith(f"{column}_") and any(step.op == "get_dummies" for step in chain):
                return ordered(chain)
    return owner.columns.get(name, owner.chain)


def lay(owner: Data) -> None:
    """Note that columns of categories are filled one by one: ``row[f"city_{city}"] = 1``."""
    if LAID not in owner.chain:
        owner.apply(LAID)
    owner.filled = tuple(each for each in owner.filled if each[0])  # the others were zeros of the same columns


def ordered(chain: Chain) -> Chain:
    """A chain whose columns were put into an order that training knows: dummies are then those of training, but for a
    first category that was dropped, which of one row is the only one.
    """
    return tuple(
        step.written("reindex", {})
        if step.op == "get_dummies" and step.parameters.get("drop_first") is not True
        else step
        for step in chain
    )


_TRANSPARENT = frozenset({"str", "values", "T", "loc", "iloc", "at", "iat", "array", "cat", "real", "sparse"})


_ABOUT = frozenset({"columns", "dtypes", "index", "shape", "size", "dtype", "ndim", "mode", "width", "height", "empty"})


def data_attribute(machine: Machine, owner: Data, name: str, place: Place | None = None) -> Value:
    """``data.name``: an accessor, something about the data, or a method or field."""
    if name in _TRANSPARENT:
        return owner
    if name == "dt":
        dates = owner.copy()
        dates.parent, dates.detail = owner.parent, owner.detail or moments.DATES
        return dates
    day = moments.attribute(machine, owner, name, place)
    if day is not None:
        return day
    if name == "codes":
        if owner.categories:
            return owner
        return owner.then(machine.step("codes", place or Place(machine.here[0], 1)))
    held = machine.heap.get(name)
    if owner.source == "parameter" and isinstance(held, Obj | Mapping):
        return held  # `request.app.state.bundle`
    if name in _ABOUT:
        about = Data(owner.source, owner.name, detail="names", place=owner.place)
        about.statistic = name
        return about
    return Method(owner, name)


def mapped(machine: Machine, data: Data, function: Value, place: Place) -> Value:
    """``data.map(f)``: the function's own steps where it can be read."""
    if isinstance(function, Function | Extern | Method):
        if isinstance(function, Function) and not function.code[0]:
            return data
        result = shapes.coerce(machine, machine.call(function, [data.copy()], {}, place))
        if isinstance(result, Items) and result.kind == "tuple" and result.items:
            result = result.items[0]  # (features, label) of a dataset
        found = as_data(result)
        if found is not None and (not found.statistic or found.detail == MASK):
            made = found.copy()
            made.name = data.name
            if (
                made.detail == MASK and fills.test_of(made) is None
            ):  # ``lambda hours: int(hours > 10)``: a feature, as it is given for each row
                made.statistic = made.detail = ""
            return made
        if isinstance(function, Function):
            label = "?" if "<lambda>" in function.qualname else f"{function.qualname}()"
            return data.then(machine.step(label, place))
    if isinstance(function, Mapping | Obj) or (isinstance(function, Data) and function.statistic):
        return data.then(machine.step("map", place, {"by": parameter(function)}))
    if isinstance(function, Const) and isinstance(function.value, str):
        return data.then(machine.step(function.value, place))
    return data.then(machine.step("?", place))


def element_of(machine: Machine, obj: Obj) -> Value:
    """What a loop over an object sees: the rows of a dataset or loader."""
    getter = machine.method(obj, "__getitem__")
    if getter is not None:
        return machine.invoke(getter, [Data("unknown", "index")], {}, obj.place)
    walker = machine.method(obj, "__iter__")
    if walker is not None:
        return machine.invoke(walker, [], {}, obj.place)
    if obj.short in ("DataLoader", "Subset", "ConcatDataset", "tqdm", "cycle", "BatchLoader"):
        inner = obj.arguments.get("0") or obj.arguments.get("dataset")
        return shapes.element(machine, inner) if inner is not None else UNKNOWN
    if obj.short == "TensorDataset":
        return Items([v for k, v in obj.arguments.items() if k.isdigit()], "tuple")
    found = transforms.dataset(machine, obj)
    return found if found is not None else UNKNOWN
