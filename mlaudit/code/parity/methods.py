"""Methods of whatever stands before the dot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlaudit.code.parity import artifacts, either, kinds, relays, several, shapes, tables
from mlaudit.code.parity.arithmetic import concatenated
from mlaudit.code.parity.objects import instance_method, remember_option
from mlaudit.code.parity.parameters import UNFOLLOWED, Arguments, Keywords, as_data, names_of, parameter
from mlaudit.code.parity.tabular import data_method
from mlaudit.code.parity.values import (
    PREDICTION,
    UNKNOWN,
    Class,
    Const,
    Data,
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

_WORKERS: Final = frozenset({"run_in_executor", "run_sync", "submit", "apply_async"})
"""Methods that have a thread or process call what they are handed, with the arguments behind it."""

_AWAITED: Final = frozenset({"result", "compute"})
"""Methods that give what a task or a graph of them gives."""


def method(machine: Machine, owner: Value, name: str, arguments: Arguments, keywords: Keywords, place: Place) -> Value:
    """``owner.name(...)`` for what is no project method."""
    owner = shapes.coerce(machine, owner) if not isinstance(owner, Method) else owner
    if name in relays.METHODS:
        kept = relays.method(machine, owner, name, arguments, keywords, place)
        if kept is not None:
            return kept
    if name == "backward":
        machine.backward.add(machine.here)
        machine.backward.add(machine.root)
        if isinstance(owner, Data) and owner.place is not None:  # the model was asked in a function that gave the loss
            machine.backward.update(e.function for e in machine.events if e.kind == "call" and e.place == owner.place)
    if name in _WORKERS and not isinstance(owner, Data):
        work = [value for value in arguments if value is not UNKNOWN or not name.startswith("run_in")]
        first = next((i for i, value in enumerate(work) if isinstance(value, Function | Method | Class)), None)
        if first is not None:
            return machine.call(work[first], work[first + 1 :], keywords, place)
    if name in _AWAITED and not arguments and isinstance(owner, Items | Mapping):
        return owner
    if isinstance(owner, Const):
        return _text_method(machine, owner, name, arguments, keywords, place)
    if isinstance(owner, Data) and owner.detail == kinds.PAGE:
        return kinds.of_widget(name, arguments, keywords, place)
    if isinstance(owner, Data):
        return data_method(machine, owner, name, arguments, keywords, place)
    if isinstance(owner, Class) and name in ("load_from_checkpoint", "from_pretrained"):
        made = machine.instantiate(owner, [], {}, place)
        if isinstance(made, Obj):
            made.loaded = artifacts.text_of((arguments or list(keywords.values()) or [UNKNOWN])[0])
        return made
    if isinstance(owner, Obj):
        return instance_method(machine, owner, name, arguments, keywords, place)
    if isinstance(owner, Items):
        return _list_method(machine, owner, name, arguments, keywords, place)
    if isinstance(owner, Mapping):
        return _dict_method(machine, owner, name, arguments, keywords, place)
    data = next((d for v in (*arguments, *keywords.values()) if (d := as_data(v)) is not None), None)
    if name in tables.PREDICTS and data is not None:
        label = owner.name if isinstance(owner, Method) else ""
        machine.event("predict", Obj(label or "unknown", place), data, name, place)
        return Data("made", PREDICTION, place=place)
    if name == "add_argument":
        remember_option(machine, arguments, keywords)
        return UNKNOWN
    if name in artifacts.BESIDE and data is None:
        return artifacts.joined(arguments)
    if data is not None and name in ("transform", "fit_transform"):
        return data.then(machine.step("?", place))
    if data is not None and name not in tables.MOVES:
        return data.then(machine.step("?", place))
    return data if data is not None else UNKNOWN


def _text_method(
    machine: Machine, owner: Const, name: str, arguments: Arguments, keywords: Keywords, place: Place
) -> Value:
    if name in artifacts.BESIDE and arguments and all(artifacts.is_path(value) for value in arguments):
        return artifacts.joined(arguments if name == "with_name" else [owner, *arguments])
    if name in ("read_bytes", "open", "resolve", "absolute", "as_posix", "expanduser"):
        return owner  # a path
    if name in ("with_suffix", "rename", "replace") and len(arguments) == 1:
        if name != "with_suffix":
            relays.copied(machine, owner, arguments[0], place)
            return arguments[0]
        suffix, text = artifacts.text_of(arguments[0]), artifacts.text_of(owner)
        folder, sign, file = text.rpartition("/")
        return Const(f"{folder}{sign}{file.rpartition('.')[0] or file}{suffix}") if suffix and text else UNKNOWN
    if name == "write_bytes" and arguments and isinstance(arguments[0], Obj):
        artifacts.write(machine, arguments[0], owner, place)
        return UNKNOWN
    data = next((d for v in arguments if (d := as_data(v)) is not None), None)
    if data is not None:
        if name == "join" and data.detail == "words":
            made = data.then(machine.step("replace", place, {"old": r"\s+", "new": owner.value}))
            made.detail = ""
            return made.then(machine.step("strip", place))
        if name == "join":
            pieces = arguments[0] if arguments else UNKNOWN
            if isinstance(pieces, Items) and not pieces.grown and len(pieces.items) > 1:
                return concatenated(machine, pieces.items, place)
            return data
        if name == "format":
            whole = several.filled_in(owner.value, arguments, keywords) if isinstance(owner.value, str) else arguments
            return concatenated(machine, whole if several.is_file(whole[-1]) else arguments, place)
        return UNKNOWN
    if isinstance(owner.value, str) and not keywords and all(isinstance(v, Const) for v in arguments):
        if name in ("lower", "upper", "strip", "replace", "rstrip", "lstrip", "format", "split"):
            try:
                return Const(getattr(owner.value, name)(*(v.value for v in arguments if isinstance(v, Const))))
            except (TypeError, ValueError, IndexError, KeyError):
                return UNKNOWN
    if name == "format" and isinstance(owner.value, str):
        return artifacts.unknown_text(several.filled_in(owner.value, arguments, keywords))
    return UNKNOWN


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
    elif name == "clear":
        owner.items.clear()
    elif name == "pop":
        return shapes.element(machine, owner)
    elif name == "index" and arguments and isinstance(arguments[0], Data) and names_of(owner) is not None:
        codes = tuple(sorted((each, i) for i, each in enumerate(names_of(owner) or ())))
        return arguments[0].then(machine.step("map", place, {"by": codes}))
    elif name in tables.MOVES and isinstance(parameter(owner), tuple):
        return owner  # ``torch.tensor(mean).view(3, 1, 1)``
    else:
        data = as_data(owner)
        if data is not None:
            return data_method(machine, data, name, arguments, keywords, place)
    return UNKNOWN


def _dict_method(
    machine: Machine, owner: Mapping, name: str, arguments: Arguments, keywords: Keywords, place: Place
) -> Value:
    if name in ("get", "pop", "setdefault") and arguments:
        key = arguments[0]
        if isinstance(key, Const) and key.value in owner.items:
            return owner.items[key.value]
        if not isinstance(key, Const) and (one := either.either(owner.items.values())) is not None:
            return one
        if isinstance(key, Data) and any(isinstance(each, Mapping | Items) for each in owner.items.values()):
            return shapes.joined(machine, list(owner.items.values()))  # one of several samples or settings
        if isinstance(key, Data):
            return key.then(machine.step("map", place, {"by": parameter(owner)}))
        if not isinstance(key, Const | Names) and any(isinstance(each, Data) for each in owner.items.values()):
            held = as_data(owner)
            if held is not None:
                return Data(held.source, "", (UNFOLLOWED,), place=place)  # one of its fields, whichever
        return owner.rest or (arguments[1] if len(arguments) > 1 else UNKNOWN)
    if name == "values":
        return Items(list(owner.items.values()))
    if name == "keys":
        return Items([Const(key) for key in owner.items])
    if name == "items":
        whole = owner.rest is None and any(isinstance(value, Data) for value in owner.items.values())
        files = owner.rest is None and bool(owner.items) and all(map(several.is_file, owner.items.values()))
        if whole or files or any(isinstance(value, Obj) for value in owner.items.values()):
            return Items([Items([Const(key), value], "tuple") for key, value in owner.items.items()])
        names = shapes.element(machine, owner)
        pairs: list[Value] = [names, shapes.joined(machine, list(owner.items.values()))]
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
