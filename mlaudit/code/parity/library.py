"""What calls, methods, subscripts and operators of libraries do to the values that are followed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mlaudit.code.parity import artifacts, tables, trainers, transforms
from mlaudit.code.parity.values import (
    UNKNOWN,
    Chain,
    Class,
    Const,
    Data,
    Extern,
    Function,
    Items,
    Mapping,
    Method,
    Names,
    Obj,
    Place,
    Saved,
    Stat,
    Step,
    Value,
)

if TYPE_CHECKING:
    from mlaudit.code.parity.machine import Machine

Arguments = list[Value]
Keywords = dict[str, Value]


# --- values as data and as parameters ------------------------------------------------------------------------------


_REQUESTS = ("flask.request.", "quart.request.", "bottle.request.", "sanic.request.")


def as_data(value: Value | None) -> Data | None:
    """A value as data: records and lists of data become one; None for what holds none."""
    if isinstance(value, Data):
        return value
    if isinstance(value, Extern) and value.name.startswith(_REQUESTS):
        return Data("payload", value.name.rpartition(".")[2])
    if isinstance(value, Mapping):
        return _record(value)
    if isinstance(value, Items):
        return _combined(value)
    return None


def _record(value: Mapping) -> Data | None:
    columns: dict[str, Chain] = {}
    source = filled = None
    for key, item in value.items.items():
        data = as_data(item)
        if data is not None:
            columns[str(key)] = data.chain
            source = source or data
            filled = [*(filled or []), *((str(key), given, place) for _, given, place in data.filled)]
        else:
            columns[str(key)] = ()
    rest = as_data(value.rest)
    if source is None and rest is None:
        return None
    base = rest or source
    assert base is not None
    made = Data(base.source, base.name, rest.chain if rest is not None else (), columns, place=base.place)
    made.order = tuple(columns) if rest is None else None
    made.filled = tuple(filled or ())
    return made


def _combined(value: Items) -> Data | None:
    found = [(item, data) for item in value.items if (data := as_data(item)) is not None]
    if not found:
        return None
    if len(found) == 1 or value.grown:
        return found[0][1].copy()
    columns: dict[str, Chain] = {}
    filled: list[tuple[str, Any, Place]] = []
    for _, data in found:
        if data.columns:
            columns.update(data.columns)
        elif data.name:
            columns[data.name] = data.chain
        filled.extend(data.filled)
    first = found[0][1]
    shared = first.chain if all(data.chain == first.chain for _, data in found) else ()
    longest = max((data for _, data in found), key=lambda data: len(data.chain))
    made = Data(first.source, "", shared if columns else longest.chain, columns, place=first.place)
    made.filled = tuple(filled)
    if len(columns) == len(value.items) and not any(data.columns for _, data in found):
        made.order = tuple(columns)
    return made


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
        if value.source == "artifact":
            return Saved(value.detail)
        return Stat(value.statistic) if value.statistic else UNKNOWN
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


def _parameters(arguments: Arguments, keywords: Keywords, names: tuple[str, ...] = ()) -> dict[str, Any]:
    made = {}
    for i, value in enumerate(arguments):
        made[names[i] if i < len(names) else str(i)] = parameter(value)
    made.update((name, parameter(value)) for name, value in keywords.items() if name not in ("inplace", "axis"))
    return made


def _literals(values: Arguments) -> tuple[tuple[float, Place], ...]:
    """Numbers too precise to be chosen by hand among the arguments."""
    found: list[tuple[float, Place]] = []
    for value in values:
        if isinstance(value, Const) and value.place is not None and isinstance(value.value, float):
            found.append((value.value, value.place))
        elif isinstance(value, Names) and value.place is not None:
            found.extend((each, value.place) for each in value.values if isinstance(each, float))
        elif isinstance(value, Items):
            found.extend(_literals(value.items))
        elif isinstance(value, Mapping):
            found.extend(_literals(list(value.items.values())))
    return tuple(found)


def _constant(value: Value | None) -> Any:
    return value.value if isinstance(value, Const) else None


def _names_of(value: Value | None) -> tuple[str, ...] | None:
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
            part = _names_of(item)
            if part is None:
                return None
            found.extend(part)
        return tuple(found)
    return None


# --- subscripts, attributes, operators -----------------------------------------------------------------------------


def subscript(machine: Machine, owner: Value, index: Value) -> Value:
    """``owner[index]``."""
    if isinstance(owner, Data):
        if owner.detail in ("names", "group"):
            return owner
        if isinstance(index, Items) and index.kind == "tuple" and len(index.items) == 2:  # df.loc[rows, "x"]
            inner = _names_of(index.items[1])
            if inner is not None:
                return subscript(machine, owner, index.items[1])
        names = _names_of(index)
        if names is None and not isinstance(index, Const):
            some = owner.copy()
            some.parent, some.name = owner, ""
            return some
        if not names or (isinstance(index, Const) and not isinstance(index.value, str)):
            return owner
        if isinstance(index, Items) or (isinstance(index, Const) and not isinstance(index.value, str)):
            made = owner.copy()
            made.columns = {name: owner.columns.get(name, owner.chain) for name in names}
            made.order = names
            made.filled = tuple(f for f in owner.filled if f[0] in names)
            return made
        if len(names) == 1:
            return owner.view(names[0])
        view = owner.view(names[0])
        view.name = "|".join(names)
        return view
    if isinstance(owner, Extern) and owner.name.startswith(_REQUESTS):
        field = Data("payload", owner.name.rpartition(".")[2])
        return subscript(machine, field, index)
    if isinstance(owner, Extern) and owner.name in ("numpy.c_", "numpy.r_"):
        return as_data(index) or UNKNOWN
    if isinstance(owner, Items):
        if (
            isinstance(index, Const)
            and isinstance(index.value, int)
            and -len(owner.items) <= index.value < len(owner.items)
        ):
            return owner.items[index.value]
        return machine.element(owner) if owner.items else UNKNOWN
    if isinstance(owner, Mapping):
        if isinstance(index, Const) and index.value in owner.items:
            return owner.items[index.value]
        if isinstance(index, Names):
            held = [owner.items[key] for key in index.values if key in owner.items]
            if held and all(isinstance(each, Const) for each in held):
                first = held[0]
                assert isinstance(first, Const)
                return Names(tuple(each.value for each in held if isinstance(each, Const)), first.place)
        return owner.rest or (machine.joined(list(owner.items.values())) if owner.items else UNKNOWN)
    if isinstance(owner, Obj):
        key = str(_constant(index)) if isinstance(index, Const) else ""
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


def part_of(owner: Obj, key: str) -> Obj:
    """One of several objects that were saved together."""
    found = owner.attributes.get(key)
    if not isinstance(found, Obj):
        found = Obj(owner.cls, owner.place, loaded=owner.loaded)
        found.part = key
        owner.attributes[key] = found
    return found


def store_column(machine: Machine, owner: Value, index: Value, value: Value, place: Place) -> None:
    """``owner[index] = value``."""
    if isinstance(owner, Mapping):
        if isinstance(index, Const) and isinstance(index.value, str | int | float | bool):
            owner.items[index.value] = value
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
    if isinstance(index, Items) and index.kind == "tuple" and len(index.items) == 2:
        index = index.items[1]
    data = as_data(value)
    names = _names_of(index)
    if data is None:
        if names is not None and isinstance(index, Const) and isinstance(value, Const):
            owner.columns.setdefault(names[0], owner.chain)
        return
    if data.detail == "names":
        return
    if names is None:
        if isinstance(index, Data):
            return  # rows by a mask
        fresh = tuple(step for step in data.chain if step not in owner.chain)
        for step in fresh:
            step.partial = True
        owner.apply(*fresh)
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
        owner.columns[name] = chain
    if data.filled:
        owner.filled += tuple((names[0], given, where) for _, given, where in data.filled)


_TRANSPARENT = frozenset({"str", "dt", "values", "T", "loc", "iloc", "at", "iat", "array", "cat", "real", "sparse"})
_ABOUT = frozenset({"columns", "dtypes", "index", "shape", "size", "dtype", "ndim", "mode", "width", "height", "empty"})


def data_attribute(machine: Machine, owner: Data, name: str, place: Place | None = None) -> Value:
    """``data.name``: an accessor, something about the data, or a method or field."""
    if name in _TRANSPARENT:
        return owner
    if name == "codes":
        if owner.categories:
            return owner
        return owner.then(machine.step("codes", place or Place(machine.here[0], 1)))
    if name in _ABOUT:
        about = Data(owner.source, owner.name, detail="names", place=owner.place)
        about.statistic = name
        return about
    return Method(owner, name)


_OPERATORS = {
    "Add": "add",
    "Sub": "subtract",
    "Mult": "multiply",
    "Div": "divide",
    "Pow": "power",
    "FloorDiv": "divide",
}


def binary(machine: Machine, op: str, left: Value, right: Value, place: Place) -> Value:
    """``left op right``."""
    left, right = machine.coerce(left), machine.coerce(right)
    if isinstance(left, Const) and isinstance(right, Const):
        return _arithmetic(op, left.value, right.value)
    if isinstance(left, Const) and isinstance(left.value, str) and op == "Mod":
        return concatenated(machine, right.items if isinstance(right, Items) else [right], place)
    if op == "Div" and (artifacts.is_path(left) or artifacts.is_path(right)):
        return artifacts.joined([left, right])
    if isinstance(left, Items) and isinstance(right, Items) and op == "Add":
        return Items([*left.items, *right.items], left.kind, grown=left.grown or right.grown)
    for one, other in ((left, right), (right, left)):
        if isinstance(one, Const) and isinstance(one.value, str) and isinstance(other, Data):
            return concatenated(machine, [left, right], place)
    data = left if isinstance(left, Data) and not left.statistic else None
    other, swapped = right, False
    if data is None and isinstance(right, Data) and not right.statistic:
        data, other, swapped = right, left, True
    if data is None:
        for side in (left, right):
            if isinstance(side, Data):
                return side
        return UNKNOWN
    if op in ("BitAnd", "BitOr", "Mod", "LShift", "RShift", "BitXor"):
        return data
    if op == "Mod" or op not in _OPERATORS:
        return data.then(machine.step(op.lower(), place))
    given = parameter(other)
    if isinstance(other, Data) and not other.statistic and other.source != "artifact":
        made = data.then(machine.step("combine", place, {"how": _OPERATORS[op]}))
        made.name = ""
        return made
    name = _OPERATORS[op]
    literals = _literals([other])
    if swapped and name in ("subtract", "divide"):
        name = f"{name} from"
    if isinstance(given, int | float) and not isinstance(given, bool) and not swapped:
        if name == "divide" and given and op == "Div":
            return _with_literals(data, machine.step("multiply", place, {"by": _reciprocal(given)}), literals)
        if name == "subtract":
            return _with_literals(data, machine.step("add", place, {"by": -given}), literals)
    if isinstance(given, Stat | Saved) and name in ("subtract", "divide") and not swapped:
        name = {"subtract": "add", "divide": "multiply"}[name]
    return _with_literals(data, machine.step(name, place, {"by": given}), literals)


def _with_literals(data: Data, step: Step, literals: tuple[tuple[float, Place], ...]) -> Data:
    step.literals = literals
    return data.then(step)


def _reciprocal(value: float) -> float:
    return float(f"{1 / value:.9g}")


def _arithmetic(op: str, left: Any, right: Any) -> Value:
    try:
        if op == "Add":
            return Const(left + right)
        if op == "Sub":
            return Const(left - right)
        if op == "Mult" and isinstance(left, int | float) and isinstance(right, int | float):
            return Const(left * right)
        if op == "Div":
            if isinstance(left, str) or isinstance(right, str):
                return Const(f"{str(left).rstrip('/')}/{right}")
            return Const(left / right)
        if op == "FloorDiv":
            return Const(left // right)
    except (TypeError, ZeroDivisionError, OverflowError, ValueError):
        return UNKNOWN
    return UNKNOWN


def concatenated(machine: Machine, parts: list[Value], place: Place) -> Value:
    """Text made of pieces."""
    data = [d for part in parts if (d := as_data(part)) is not None]
    if not data:
        return artifacts.unknown_text(parts)
    if len(data) == 1 and len(parts) == 1:
        return data[0]
    longest = max(data, key=lambda d: len(d.chain))
    made = Data(longest.source, "", longest.chain, place=longest.place)
    made.apply(machine.step("concatenate", place))
    return made


# --- functions -----------------------------------------------------------------------------------------------------


def call(machine: Machine, callee: Extern, arguments: Arguments, keywords: Keywords, place: Place) -> Value:
    """A call of something outside the project, by its dotted name."""
    if callee.keywords:
        keywords = {**callee.keywords, **keywords}
    name = callee.name
    last = name.rpartition(".")[2]
    special = _SPECIAL.get(name) or _SPECIAL.get(last)
    if special is not None:
        found = special(machine, name, arguments, keywords, place)
        if found is not None:
            return found
    loader = artifacts.load(machine, name, arguments, keywords, place)
    if loader is not None:
        return loader
    if artifacts.save(machine, name, arguments, keywords, place):
        return UNKNOWN
    data = next((d for v in (*arguments, *keywords.values()) if (d := as_data(v)) is not None), None)
    if last in tables.READERS:
        return _read(machine, name, arguments, keywords, place)
    if name.startswith(_NETWORK):
        return Data("payload", last, place=place)
    made = transforms.function(machine, name, arguments, keywords, place, data)
    if made is not None:
        return made
    if last[:1].isupper() and not name.startswith(("numpy.", "torch.Float", "torch.Long", "torch.Tensor")):
        return _construct(machine, name, arguments, keywords, place)
    if data is None:
        if name.startswith("builtins."):
            return UNKNOWN
        return Data("unknown", last, place=place) if _gives_data(name) else Obj(f"{name}()", place)
    return _function_on_data(machine, name, last, data, arguments, keywords, place)


_NETWORK = ("requests.", "httpx.", "urllib.", "aiohttp.", "boto3.", "google.cloud.")
_PAYLOADS = frozenset({"get_json", "text_input", "text_area", "file_uploader", "number_input", "selectbox", "slider"})


def _gives_data(name: str) -> bool:
    last = name.rpartition(".")[2]
    return last in _PAYLOADS or name.startswith(("numpy.", "requests.", "json.", "flask.", "streamlit.", "cv2."))


def _function_on_data(
    machine: Machine, name: str, last: str, data: Data, arguments: Arguments, keywords: Keywords, place: Place
) -> Value:
    if last in tables.MOVING_FUNCTIONS:
        if last in ("len", "print"):
            return UNKNOWN
        if data.statistic:
            return data
        whole = as_data(Items([v for v in arguments if as_data(v) is not None])) or data
        made = parsed(whole) if last in ("to_numeric", "int", "float") else whole.copy()
        made.name = data.name if len(arguments) == 1 else made.name
        return made
    if last in tables.STATISTICS and name.partition(".")[0] in (
        "numpy",
        "torch",
        "tensorflow",
        "statistics",
        "builtins",
    ):
        made = data.copy()
        made.statistic = last
        return made
    if last in tables.ELEMENTWISE and not name.startswith("builtins."):
        rest = [v for v in arguments if as_data(v) is not data]
        return data.then(machine.step(last, place, _parameters(rest, keywords)))
    if last in ("map", "filter") and name.startswith("builtins."):
        if arguments and last == "map":
            return _mapped(machine, data, arguments[0], place)
        return data
    if name.startswith(("builtins.", "logging.", "os.", "typing.", "time.", "warnings.", "matplotlib.", "seaborn.")):
        return data if last in ("abs", "round", "getattr") else UNKNOWN
    if _is_display(name):
        return UNKNOWN
    if name.startswith("sklearn.metrics") or last.startswith(("ttest", "ks_", "chi2", "pearsonr", "spearmanr")):
        return UNKNOWN
    rest = [v for v in arguments if as_data(v) is None]
    step = machine.step(name, place, _parameters(rest, keywords))
    step.literals = _literals([*rest, *keywords.values()])
    return data.then(step)


def _is_display(name: str) -> bool:
    return name.startswith(("plotly.", "shap.", "wandb.", "mlflow.log", "streamlit.write", "streamlit.success"))


def _read(machine: Machine, name: str, arguments: Arguments, keywords: Keywords, place: Place) -> Data:
    path = artifacts.text_of(arguments[0]) if arguments else ""
    written = machine.tables.get(path.rpartition("/")[2]) if path else None
    if written is not None:
        return written.copy()
    return Data("file", path or name.rpartition(".")[2], place=place)


def _construct(machine: Machine, name: str, arguments: Arguments, keywords: Keywords, place: Place) -> Value:
    made = Obj(name, place, {**{str(i): v for i, v in enumerate(arguments)}, **keywords})
    machine.objects.append(made)
    return made


def call_object(machine: Machine, obj: Obj, arguments: Arguments, keywords: Keywords, place: Place) -> Value:
    """An instance that is called: a transform on data, or a model."""
    data = next((d for v in (*arguments, *keywords.values()) if (d := as_data(v)) is not None), None)
    if data is None:
        return UNKNOWN
    if transforms.is_tokenizer(obj):
        return data.then(transforms.tokenized(machine, obj, keywords, place))
    image = keywords.get("image")
    steps = transforms.expand(machine, obj)
    if steps is not None:
        made = transforms.applied(as_data(image) or data, steps)
        return Mapping({"image": made}, made) if image is not None else made
    if obj.loaded is not None or machine.is_model(obj) or transforms.is_network(obj):
        machine.event("call", obj, data, "", place)
        return Data("made", "prediction", place=place)
    if obj.cls.startswith(("torch.nn.", "torch.optim.")):
        return Data("made", "", place=place)
    return data.then(machine.step(obj.short, place, _parameters([], keywords), carrier=obj))


def call_unknown(machine: Machine, callee: Value, arguments: Arguments, keywords: Keywords, place: Place) -> Value:
    """A call of what could not be resolved: the data goes on, through a step that nobody knows."""
    data = next((d for v in (*arguments, *keywords.values()) if (d := as_data(v)) is not None), None)
    if isinstance(callee, Data) and data is not None:
        if callee.source == "parameter" and any(word in callee.name.lower() for word in ("model", "net", "clf")):
            machine.event("call", Obj("parameter", place), data, "", place)
            return Data("made", "prediction", place=place)
    if data is None:
        return UNKNOWN
    return data.then(machine.step("?", place))


def element_of(machine: Machine, obj: Obj) -> Value:
    """What a loop over an object sees: the rows of a dataset or loader."""
    getter = machine.method(obj, "__getitem__")
    if getter is not None:
        return machine.invoke(getter, [Data("unknown", "index")], {}, obj.place)
    if obj.short in ("DataLoader", "Subset", "ConcatDataset", "tqdm", "cycle", "BatchLoader"):
        inner = obj.arguments.get("0") or obj.arguments.get("dataset")
        return machine.element(inner) if inner is not None else UNKNOWN
    if obj.short == "TensorDataset":
        return Items([v for k, v in obj.arguments.items() if k.isdigit()], "tuple")
    found = transforms.dataset(machine, obj)
    return found if found is not None else UNKNOWN


def _mapped(machine: Machine, data: Data, function: Value, place: Place) -> Value:
    """``data.map(f)``: the function's own steps where it can be read."""
    if isinstance(function, Function | Extern | Method):
        if isinstance(function, Function) and not function.code[0]:
            return data
        result = machine.coerce(machine.call(function, [data.copy()], {}, place))
        found = as_data(result)
        if found is not None and not found.statistic:
            made = found.copy()
            made.name = data.name
            return made
        if isinstance(function, Function):
            label = "?" if "<lambda>" in function.qualname else f"{function.qualname}()"
            return data.then(machine.step(label, place))
    if isinstance(function, Mapping | Obj) or (isinstance(function, Data) and function.statistic):
        return data.then(machine.step("map", place, {"by": parameter(function)}))
    if isinstance(function, Const) and isinstance(function.value, str):
        return data.then(machine.step(function.value, place))
    return data.then(machine.step("?", place))


# --- methods -------------------------------------------------------------------------------------------------------


def method(machine: Machine, owner: Value, name: str, arguments: Arguments, keywords: Keywords, place: Place) -> Value:
    """``owner.name(...)`` for what is no project method."""
    owner = machine.coerce(owner) if not isinstance(owner, Method) else owner
    if name == "backward":
        machine.backward.add(machine.here)
        machine.backward.add(machine.root)
    if isinstance(owner, Const):
        return _text_method(machine, owner, name, arguments, place)
    if isinstance(owner, Data):
        return _data_method(machine, owner, name, arguments, keywords, place)
    if isinstance(owner, Class) and name in ("load_from_checkpoint", "from_pretrained"):
        made = machine.instantiate(owner, [], {}, place)
        if isinstance(made, Obj):
            made.loaded = artifacts.text_of((arguments or list(keywords.values()) or [UNKNOWN])[0])
        return made
    if isinstance(owner, Obj):
        return _object_method(machine, owner, name, arguments, keywords, place)
    if isinstance(owner, Items):
        return _list_method(machine, owner, name, arguments, keywords, place)
    if isinstance(owner, Mapping):
        return _dict_method(machine, owner, name, arguments, keywords, place)
    data = next((d for v in (*arguments, *keywords.values()) if (d := as_data(v)) is not None), None)
    if name in tables.PREDICTS and data is not None:
        label = owner.name if isinstance(owner, Method) else ""
        machine.event("predict", Obj(label or "unknown", place), data, name, place)
        return Data("made", "prediction", place=place)
    if name == "add_argument":
        _option(machine, arguments, keywords)
        return UNKNOWN
    if data is not None and name in ("transform", "fit_transform"):
        return data.then(machine.step("?", place))
    if data is not None and name not in tables.MOVES:
        return data.then(machine.step("?", place))
    return data if data is not None else UNKNOWN


def _option(machine: Machine, arguments: Arguments, keywords: Keywords) -> None:
    for value in arguments:
        text = _constant(value)
        if isinstance(text, str):
            machine.options[text.lstrip("-").replace("-", "_")] = keywords.get("default", UNKNOWN)


def _text_method(machine: Machine, owner: Const, name: str, arguments: Arguments, place: Place) -> Value:
    data = next((d for v in arguments if (d := as_data(v)) is not None), None)
    if data is not None:
        if name in ("join", "format"):
            return data if name == "join" else concatenated(machine, arguments, place)
        return UNKNOWN
    if isinstance(owner.value, str) and all(isinstance(v, Const) for v in arguments):
        if name in ("lower", "upper", "strip", "replace", "rstrip", "lstrip", "format", "split"):
            try:
                return Const(getattr(owner.value, name)(*(v.value for v in arguments if isinstance(v, Const))))
            except (TypeError, ValueError, IndexError, KeyError):
                return UNKNOWN
    return UNKNOWN


def _data_method(
    machine: Machine, owner: Data, name: str, arguments: Arguments, keywords: Keywords, place: Place
) -> Value:
    data = next((d for v in (*arguments, *keywords.values()) if (d := as_data(v)) is not None), None)
    if owner.detail == "names":
        return owner
    if name == "groupby" and arguments:
        keys = _names_of(arguments[0])
        by = as_data(arguments[0])
        made = owner.view(keys[0]) if keys else by.copy() if by is not None else owner.copy()
        made.detail = "group"
        return made
    if name in tables.PREDICTS and data is not None:
        machine.event("predict", Obj("parameter", place), data, name, place)
        return Data("made", "prediction", place=place)
    if name in ("fit", "fit_transform", "transform", "partial_fit") and data is not None:
        model = Obj("parameter", place)
        if name in ("fit", "partial_fit"):
            machine.event("fit", model, data, name, place)
            return owner
        return data.then(machine.step("?", place, carrier=model))
    if name in ("apply", "map", "applymap", "pipe", "progress_apply", "transform") and (
        arguments or "func" in keywords
    ):
        if name == "transform" and isinstance(arguments[0], Const):
            made = owner.copy()
            made.statistic = str(arguments[0].value)
            step = machine.step("group statistic", place, {"how": Stat(made.statistic)})
            made.statistic = made.detail = ""
            made.apply(step)
            return made
        return _mapped(machine, owner, arguments[0] if arguments else keywords["func"], place)
    found = transforms.image_method(machine, owner, name, arguments, keywords, place)
    if found is not None:
        return found
    if name in tables.STATISTICS:
        made = owner.copy()
        made.statistic = owner.statistic if name == "to_dict" and owner.statistic else name
        if name == "to_dict" and not owner.statistic:
            made.statistic = ""
        return made
    if owner.statistic and owner.statistic != "mask":
        return owner
    if name == "get" and arguments:
        return _field(owner, arguments, place)
    if name == "astype":
        return _astype(owner, arguments, keywords)
    if name == "assign":
        made = owner.copy()
        for key, value in keywords.items():
            given = value
            if isinstance(value, Function):
                given = machine.coerce(machine.call(value, [made], {}, place))
            store_column(machine, made, Const(key), given, place)
        return made
    if name == "update" and data is not None:
        owner.columns.update(data.columns)
        return owner
    if name in tables.STRING_STEPS or name in tables.TABLE_STEPS:
        return _step_method(machine, owner, name, arguments, keywords, place)
    if name == "reindex" and ("columns" in keywords or arguments):
        names = _names_of(keywords.get("columns"))
        if names is None:
            return _without(owner, "get_dummies")  # put into an order that training knows
        return subscript(machine, owner, Items([Const(each) for each in names]))
    if name in tables.MOVES or name in tables.DROPS:
        made = owner if _constant(keywords.get("inplace")) is True else owner.copy()
        if name == "drop":
            names = _names_of(keywords.get("columns") or (arguments[0] if arguments else None))
            for column in names or ():
                made.columns.pop(column, None)
        if name == "rename" and isinstance(mapping := keywords.get("columns"), Mapping):
            for old, new in mapping.items.items():
                if old in made.columns and isinstance(new, Const):
                    made.columns[str(new.value)] = made.columns.pop(old)
        if name in ("merge", "join") and data is not None:
            made.columns.update({k: v for k, v in data.columns.items() if k not in made.columns})
        return made
    if name in ("to_csv", "to_parquet", "to_feather", "to_pickle", "to_excel") and arguments:
        target = artifacts.text_of(arguments[0])
        if target and "*" not in target:
            machine.tables[target.rpartition("/")[2]] = owner.copy()
        return UNKNOWN
    if name.startswith(("to_", "is")) or name in ("close", "commit", "execute", "emit"):
        return UNKNOWN if name.startswith("to_") and arguments else owner
    return owner.then(
        machine.step(name if owner.source != "parameter" else "?", place, _parameters(arguments, keywords))
    )


def _field(owner: Data, arguments: Arguments, place: Place) -> Data:
    """``payload.get("age", 0)``."""
    names = _names_of(arguments[0])
    made = owner.view(names[0]) if names else owner.copy()
    if len(arguments) > 1:
        default = parameter(arguments[1])
        if default is not None and default is not UNKNOWN:
            made.filled = ((names[0] if names else "", default, place),)
    return made


def _astype(owner: Data, arguments: Arguments, keywords: Keywords) -> Data:
    kind = arguments[0] if arguments else keywords.get("dtype")
    made = parsed(owner) if _is_number(kind) else owner.copy()
    if isinstance(kind, Obj) and kind.short == "CategoricalDtype" and kind.arguments:
        made.categories = True
    return made


def _without(owner: Data, operation: str) -> Data:
    made = owner.copy()
    made.chain = tuple(step for step in made.chain if step.op != operation)
    made.columns = {k: tuple(step for step in chain if step.op != operation) for k, chain in made.columns.items()}
    return made


def parsed(owner: Data) -> Data:
    """Text that becomes a number: the steps that took its unit off were reading it, not making a feature of it."""
    made = owner.copy()
    made.chain = tuple(step for step in made.chain if step.op not in tables.STRING_STEPS)
    made.columns = {
        name: tuple(step for step in chain if step.op not in tables.STRING_STEPS)
        for name, chain in made.columns.items()
    }
    return made


def _is_number(kind: Value | None) -> bool:
    name = kind.value if isinstance(kind, Const) else kind.name if isinstance(kind, Extern) else ""
    return isinstance(name, str) and name.rpartition(".")[2].startswith(("int", "float", "uint", "Int", "Float"))


def _step_method(
    machine: Machine, owner: Data, name: str, arguments: Arguments, keywords: Keywords, place: Place
) -> Value:
    in_place = _constant(keywords.get("inplace")) is True
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
    if name in ("div", "mul", "sub", "add", "pow") and arguments:
        operator = {"div": "Div", "mul": "Mult", "sub": "Sub", "add": "Add", "pow": "Pow"}[name]
        return binary(machine, operator, owner, arguments[0], place)
    given = {k: v for k, v in keywords.items() if k not in ("inplace", "regex", "axis", "downcast")}
    if name == "replace" and arguments and isinstance(mapping := arguments[0], Mapping):
        held = [*mapping.items.values(), *([mapping.rest] if mapping.rest is not None else [])]
        if all(value is UNKNOWN or (isinstance(value, Const) and value.value is None) for value in held):
            return owner  # NaN to None and the like
    step = machine.step(name, place, _parameters(arguments, given, names))
    step.literals = _literals([*arguments, *keywords.values()])
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


def _list_method(
    machine: Machine, owner: Items, name: str, arguments: Arguments, keywords: Keywords, place: Place
) -> Value:
    if name in ("append", "add", "insert") and arguments:
        if len(owner.items) < 200:
            owner.items.append(arguments[-1])
            owner.grown = owner.grown or not isinstance(arguments[-1], Const)
    elif name == "extend" and arguments:
        owner.items.extend(arguments[0].items if isinstance(arguments[0], Items) else [arguments[0]])
    elif name == "copy":
        return owner
    elif name == "pop":
        return machine.element(owner)
    else:
        data = as_data(owner)
        if data is not None:
            return _data_method(machine, data, name, arguments, keywords, place)
    return UNKNOWN


def _dict_method(
    machine: Machine, owner: Mapping, name: str, arguments: Arguments, keywords: Keywords, place: Place
) -> Value:
    if name in ("get", "pop", "setdefault") and arguments:
        key = arguments[0]
        if isinstance(key, Const) and key.value in owner.items:
            return owner.items[key.value]
        if isinstance(key, Data):
            return key.then(machine.step("map", place, {"by": parameter(owner)}))
        return owner.rest or (arguments[1] if len(arguments) > 1 else UNKNOWN)
    if name == "values":
        return Items(list(owner.items.values()))
    if name == "keys":
        return Items([Const(key) for key in owner.items])
    if name == "items":
        pairs: list[Value] = [Names(tuple(owner.items)), machine.joined(list(owner.items.values()))]
        return Items([Items(pairs, "tuple")], grown=True)
    if name == "update":
        for value in arguments:
            if isinstance(value, Mapping):
                owner.items.update(value.items)
                owner.rest = owner.rest or value.rest
            elif isinstance(value, Obj):
                owner.rest = owner.rest or value
        owner.items.update(keywords)
        return UNKNOWN
    if name == "copy":
        return Mapping(dict(owner.items), owner.rest)
    if name in ("dict", "model_dump", "_asdict"):
        return owner
    if name in tables.PREDICTS:
        return UNKNOWN
    return UNKNOWN


def _object_method(
    machine: Machine, owner: Obj, name: str, arguments: Arguments, keywords: Keywords, place: Place
) -> Value:
    data = next((d for v in (*arguments, *keywords.values()) if (d := as_data(v)) is not None), None)
    if owner.cls == "argparse.ArgumentParser" or owner.cls.endswith("()"):
        if name == "add_argument":
            _option(machine, arguments, keywords)
            return UNKNOWN
        if name in ("parse_args", "parse_known_args"):
            return Obj("options", place)
    if owner.short.endswith("Trainer"):
        trained = trainers.method(machine, owner, name, arguments, keywords, place)
        if trained is not None:
            return trained
    if transforms.is_tokenizer(owner) and data is not None and name in ("encode", "encode_plus", "batch_encode_plus"):
        return data.then(transforms.tokenized(machine, owner, keywords, place))
    if name in tables.MODEL_LOADERS:
        _load_into(owner, name, arguments, keywords)
        return owner
    if (name in tables.MODEL_SAVERS and owner.home is None) or (
        name in tables.MODEL_SAVERS and machine.is_model(owner)
    ):
        artifacts.write(machine, owner, (arguments or list(keywords.values()) or [UNKNOWN])[0], place)
        return UNKNOWN
    if name in ("fit", "partial_fit", "fit_generator", "fit_on_texts", "adapt", "train") and data is not None:
        owner.fits.append(place)
        first = as_data(arguments[0]) if arguments else None
        target = as_data(arguments[1] if len(arguments) > 1 else keywords.get("y"))
        machine.event("fit", owner, first or data, name, place, target.name if target is not None else "")
        return owner
    if name in ("fit_transform", "fit_resample") and data is not None:
        if name == "fit_resample":
            return Items([data.copy(), data.copy()], "tuple")
        owner.fits.append(place)
        machine.event("fit", owner, data, name, place)
        return data.then(_transform_step(machine, owner, place, fitted=True))
    if name in ("transform", "texts_to_sequences", "texts_to_matrix") and data is not None:
        return data.then(_transform_step(machine, owner, place, fitted=bool(owner.fits)))
    if name == "inverse_transform":
        return Data("made", "inverse", place=place)
    if name in tables.PREDICTS and data is not None:
        first = as_data(arguments[0]) if arguments else None
        machine.event("predict", owner, first or data, name, place)
        return Data("made", "prediction", place=place)
    if name == "generate" and owner.loaded is not None and data is not None:
        machine.event("predict", owner, data, name, place)
        return Data("made", "prediction", place=place)
    if name == "run" and owner.loaded is not None and data is not None:
        machine.event("predict", owner, data, name, place)
        return Data("made", "prediction", place=place)
    if name in tables.SAME_OBJECT and data is None:
        return owner
    if owner.cls == "options":
        return machine.options.get(name, UNKNOWN)
    found = transforms.object_method(machine, owner, name, arguments, keywords, place, data)
    if found is not None:
        return found
    if owner.loaded is not None and name in ("items", "values", "copy", "tolist"):
        return owner
    if data is None:
        known = machine.heap.get(name)
        return known if known is not None else Obj(f"{owner.cls}.{name}()", place) if owner.loaded is None else UNKNOWN
    if owner.home is not None or owner.cls.endswith("()") or owner.loaded is not None:
        return data.then(machine.step("?", place, carrier=owner))
    label = name if name in ("stem", "lemmatize") else f"{owner.cls}.{name}"
    return data.then(machine.step(label, place, carrier=owner if label != name else None))


def _transform_step(machine: Machine, owner: Obj, place: Place, *, fitted: bool) -> Step:
    label = "transformer" if owner.loaded is not None and owner.cls in artifacts.LOADED else owner.short
    given = {k: parameter(v) for k, v in owner.arguments.items()}
    return machine.step(label, place, given, carrier=owner, fitted=fitted)


def _load_into(owner: Obj, name: str, arguments: Arguments, keywords: Keywords) -> None:
    given = (arguments or list(keywords.values()) or [UNKNOWN])[0]
    if isinstance(given, Obj):
        if given.loaded is not None:
            owner.loaded, owner.part = given.loaded, given.part
    elif name != "load_state_dict":
        owner.loaded = artifacts.text_of(given)


# --- particular functions ------------------------------------------------------------------------------------------


def _split(machine: Machine, name: str, arguments: Arguments, keywords: Keywords, place: Place) -> Value | None:
    parts: list[Value] = []
    for value in arguments:
        data = as_data(value)
        parts.extend([data.copy(), data.copy()] if data is not None else [value, value])
    return Items(parts, "tuple")


def _frame(machine: Machine, name: str, arguments: Arguments, keywords: Keywords, place: Place) -> Value | None:
    given = arguments[0] if arguments else keywords.get("data")
    data = as_data(given)
    names = _names_of(keywords.get("columns"))
    if data is None:
        return Data("made", "", place=place)
    made = data.copy()
    if names is not None:
        if made.order is not None and len(made.order) == len(names) and set(made.order) != set(names):
            made.columns = {new: made.columns[old] for old, new in zip(made.order, names, strict=True)}
        made.order = names
    return made


def _dummies(machine: Machine, name: str, arguments: Arguments, keywords: Keywords, place: Place) -> Value | None:
    data = as_data(arguments[0] if arguments else keywords.get("data"))
    if data is None:
        return None
    names = _names_of(keywords.get("columns"))
    given = {"drop_first": parameter(keywords.get("drop_first", Const(False)))}
    step = machine.step("get_dummies", place, given)
    if data.categories:
        return data
    if names is None:
        return data.then(step)
    made = data.copy()
    for column in names:
        made.columns[column] = (*made.columns.get(column, made.chain), step)
    return made


def _factorize(machine: Machine, name: str, arguments: Arguments, keywords: Keywords, place: Place) -> Value | None:
    data = as_data(arguments[0]) if arguments else None
    if data is None:
        return None
    return Items([data.then(machine.step("factorize", place)), UNKNOWN], "tuple")


def _cut(machine: Machine, name: str, arguments: Arguments, keywords: Keywords, place: Place) -> Value | None:
    data = as_data(arguments[0]) if arguments else None
    if data is None:
        return None
    return data.then(machine.step(name.rpartition(".")[2], place, _parameters(arguments[1:], keywords, ("bins",))))


def _partial(machine: Machine, name: str, arguments: Arguments, keywords: Keywords, place: Place) -> Value | None:
    if not arguments:
        return None
    first = arguments[0]
    if isinstance(first, Function):
        bound = [*first.bound, *arguments[1:]]
        return Function(
            first.path, first.qualname, first.code, first.environment, first.this, bound, {**first.keywords, **keywords}
        )
    if isinstance(first, Extern):
        return Extern(first.name, {**first.keywords, **keywords})
    return first


def _sub(machine: Machine, name: str, arguments: Arguments, keywords: Keywords, place: Place) -> Value | None:
    given = dict(zip(("pattern", "repl", "string"), arguments, strict=False)) | keywords
    data = as_data(given.get("string"))
    if data is None:
        return None
    pattern, new = parameter(given.get("pattern", UNKNOWN)), parameter(given.get("repl", UNKNOWN))
    return data.then(machine.step("replace", place, {"old": pattern, "new": new}))


def _pipeline(machine: Machine, name: str, arguments: Arguments, keywords: Keywords, place: Place) -> Value | None:
    made = Obj(name, place, {**{str(i): v for i, v in enumerate(arguments)}, **keywords})
    made.items = list(arguments)
    machine.objects.append(made)
    return made


def _transformer_function(
    machine: Machine, name: str, arguments: Arguments, keywords: Keywords, place: Place
) -> Value | None:
    function = arguments[0] if arguments else keywords.get("func")
    return function if isinstance(function, Function) and False else None


def _cross_validated(
    machine: Machine, name: str, arguments: Arguments, keywords: Keywords, place: Place
) -> Value | None:
    model = arguments[0] if arguments else keywords.get("estimator")
    data = as_data(arguments[1] if len(arguments) > 1 else keywords.get("X"))
    if isinstance(model, Obj) and data is not None:
        machine.event("evaluate", model, data, name.rpartition(".")[2], place)
    return UNKNOWN


def _getattr(machine: Machine, name: str, arguments: Arguments, keywords: Keywords, place: Place) -> Value | None:
    if len(arguments) >= 2 and isinstance(arguments[1], Const) and isinstance(arguments[1].value, str):
        return machine.coerce(machine.attribute(arguments[0], arguments[1].value))
    return None


def _open(machine: Machine, name: str, arguments: Arguments, keywords: Keywords, place: Place) -> Value | None:
    path = arguments[0] if arguments else UNKNOWN
    made = Obj("file", place, {"path": path})
    return made


def _enumerate(machine: Machine, name: str, arguments: Arguments, keywords: Keywords, place: Place) -> Value | None:
    if arguments:
        return Items([Items([UNKNOWN, machine.element(arguments[0])], "tuple")], grown=True)
    return None


def _zip(machine: Machine, name: str, arguments: Arguments, keywords: Keywords, place: Place) -> Value | None:
    return Items([Items([machine.element(value) for value in arguments], "tuple")], grown=True)


def _same(machine: Machine, name: str, arguments: Arguments, keywords: Keywords, place: Place) -> Value | None:
    return arguments[0] if arguments else None


def _dict(machine: Machine, name: str, arguments: Arguments, keywords: Keywords, place: Place) -> Value | None:
    if not arguments:
        return Mapping(dict(keywords))
    if isinstance(arguments[0], Mapping):
        return Mapping({**arguments[0].items, **keywords}, arguments[0].rest)
    return None


def _thread(machine: Machine, name: str, arguments: Arguments, keywords: Keywords, place: Place) -> Value | None:
    if arguments and isinstance(arguments[0], Function | Method | Class):
        return machine.call(arguments[0], arguments[1:], keywords, place)
    return None


_SPECIAL = {
    "train_test_split": _split,
    "random_split": _split,
    "DataFrame": _frame,
    "get_dummies": _dummies,
    "factorize": _factorize,
    "pandas.cut": _cut,
    "pandas.qcut": _cut,
    "numpy.digitize": _cut,
    "functools.partial": _partial,
    "re.sub": _sub,
    "make_pipeline": _pipeline,
    "Pipeline": _pipeline,
    "ColumnTransformer": _pipeline,
    "make_column_transformer": _pipeline,
    "cross_val_score": _cross_validated,
    "cross_validate": _cross_validated,
    "cross_val_predict": _cross_validated,
    "builtins.getattr": _getattr,
    "builtins.open": _open,
    "builtins.enumerate": _enumerate,
    "builtins.zip": _zip,
    "builtins.dict": _dict,
    "builtins.list": _same,
    "builtins.sorted": _same,
    "builtins.tuple": _same,
    "tqdm.tqdm": _same,
    "copy.deepcopy": _same,
    "asyncio.to_thread": _thread,
    "run_in_threadpool": _thread,
    "torch.compile": _same,
    "torch.nn.DataParallel": _same,
    "torch.jit.script": _same,
    "torch.jit.trace": _same,
    "streamlit.cache_resource": _same,
}
