"""Expressions of the recorded flow: what each stands for, and what a name, an attribute or a column is given."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from mlaudit.code.parity import (
    absences,
    app_held,
    arithmetic,
    artifacts,
    comparisons,
    fills,
    ladders,
    lookup,
    operators,
    picks,
    refusals,
    several,
    shapes,
)
from mlaudit.code.parity.objects import ASKS
from mlaudit.code.parity.parameters import as_data, constant_of
from mlaudit.code.parity.values import (
    UNKNOWN,
    Class,
    Const,
    Data,
    Environment,
    Extern,
    Function,
    Items,
    Mapping,
    Method,
    Names,
    Obj,
    Place,
    Super,
    Value,
)

if TYPE_CHECKING:
    from mlaudit.code.parity.machine import Machine

_TEXTS: Final = frozenset({"f", "b"})
"""Kinds of expression that put a text together."""
_MAKERS: Final = frozenset({"b", "k", "t", "l", "d", "f", "C", "CD", "?"})
"""Kinds of expression that can make a value larger than its parts are."""


def evaluate(machine: Machine, code: Any, environment: Environment) -> Value:
    """What an expression stands for; unknown where that is too large to be carried on with."""
    if code is None:
        return UNKNOWN
    machine.left -= 1
    if machine.left <= 0:
        return UNKNOWN
    value = _evaluated(machine, code, environment)
    return UNKNOWN if code[0] in _MAKERS and arithmetic.is_vast(value) else value


def _evaluated(machine: Machine, code: Any, environment: Environment) -> Value:
    kind = code[0]
    if kind == "n":
        value = lookup.name_of(machine, code[1], environment)
        return lookup.named(machine, code[2], environment.home[0]) if value is UNKNOWN and len(code) > 2 else value
    if kind == "c":
        return Const(code[1], place_of(code[2], environment) if len(code) > 2 else None)
    if kind == "k":
        return _call(machine, code, environment)
    if kind == "g":
        return lookup.named(machine, code[1], environment.home[0])
    if kind == "a":
        place = place_of(code[3], environment) if len(code) > 3 else None
        owner = evaluate(machine, code[1], environment)
        if isinstance(owner, Method) and isinstance(owner.owner, Obj) and code[2] in ASKS:
            return owner  # ``runner.predict.run``
        return lookup.attribute(machine, shapes.coerce(machine, owner), code[2], place)
    if kind == "s":
        owner = shapes.coerce(machine, evaluate(machine, code[1], environment))
        place = place_of(code[3], environment) if len(code) > 3 else None
        index = evaluate(machine, code[2], environment)
        return app_held.held(machine, code[1], index, operators.subscript(machine, owner, index, place))
    if kind == "b":
        left = shapes.coerce(machine, evaluate(machine, code[2], environment))
        right = shapes.coerce(machine, evaluate(machine, code[3], environment))
        return arithmetic.binary(machine, code[1], left, right, place_of(code[4], environment))
    if kind in ("t", "l"):
        return _items(machine, code, environment)
    if kind == "d":
        return _dict(machine, code, environment)
    if kind == "?":
        told = truth(machine, code[1], environment)
        if told is not None:
            return evaluate(machine, code[2] if told else code[3], environment)
        if (ladder := ladders.of_expression(code)) is not None:
            banded = climbed(machine, ladder, environment, place_of(code[4], environment))
            if banded is not None:
                return banded
        machine.guard += 1
        pair = evaluate(machine, code[2], environment), evaluate(machine, code[3], environment)
        machine.guard -= 1
        if all(isinstance(each, Const) for each in pair):
            coded = _coded(machine, code, pair, environment)
            if coded is not None:
                return coded
        stand_in = _stand_in(code)
        value = shapes.join(machine, *pair)
        if code[2][0] == code[3][0] == "k":  # two calls that load: neither is known by another name
            several.also(value, pair[0])
            several.also(value, pair[1])
        return value if stand_in is None else chosen(machine, code, pair, stand_in, place_of(code[4], environment))
    if kind == "or":
        values = [evaluate(machine, value, environment) for value in code[1]]
        return _filled(shapes.joined(machine, values), values[-1], place_of(code[2], environment))
    if kind == "and":
        return [evaluate(machine, value, environment) for value in code[1]][-1]
    if kind == "cmp":
        return _compare(machine, code, environment)
    if kind == "u":
        return _unary(machine, code, environment)
    if kind == "f":
        return _text(machine, code, environment)
    if kind == "L":
        lambda_code = [code[1], code[2], 0, "lambda"]
        return Function(environment.home[0], f"{environment.home[1]}.<lambda>", lambda_code, environment)
    if kind == "C":
        return _comprehension(machine, code, environment)
    if kind == "CD":
        return _dict_comprehension(machine, code, environment)
    if kind == ":=":
        value = evaluate(machine, code[2], environment)
        store(machine, code[1], value, environment, Place(environment.home[0], 0))
        return value
    if kind == "y":
        value = evaluate(machine, code[1], environment)
        environment.returns.append(value)
        app_held.yielded(machine, value, environment.home[1])
        return UNKNOWN
    if kind == "*":
        return evaluate(machine, code[1], environment)
    if kind == ":":
        return Extern("builtins.slice", {"step": evaluate(machine, code[3], environment)})
    return UNKNOWN


def _stand_in(code: Any) -> int | None:
    """Which side of ``x if x is not None else 2.0`` stands in for an `x` that is not there; None for other choices."""
    asked = fills.tested(code[1])
    if asked is None:
        return 1 if code[1] == code[2] else None
    given = 1 if asked[1] else 0
    return 1 - given if asked[0] == code[2 + given] else None


def climbed(machine: Machine, ladder: ladders.Ladder, environment: Environment, place: Place) -> Data | None:
    """The band of what a ladder asks about; None where that is no number that is followed."""
    asked = shapes.coerce(machine, evaluate(machine, ladder.asked, environment))
    if not isinstance(asked, Data) or asked.statistic:
        return None
    return asked.then(ladders.step_of(machine, ladder, place))


def chosen(machine: Machine, code: Any, pair: tuple[Value, Value], stand_in: int, place: Place) -> Value:
    """``age if age is not None else 35``, of which `stand_in` is the side that is taken for what is missing."""
    kept, other = pair[1 - stand_in], pair[stand_in]
    value = _filled(shapes.join(machine, *pair), other, place)
    if absences.looked_for(code[1]) is not None:
        return absences.or_else(shapes.join(machine, *pair), other, place)
    if fills.tested(code[1]) is None or not isinstance(kept, Data) or kept.statistic or not fills.stands_in(other):
        return value
    made = fills.filled(machine, kept, other, place)
    made.parent, made.filled = kept.parent, value.filled if isinstance(value, Data) and value.filled else kept.filled
    return made


def _coded(machine: Machine, code: Any, pair: tuple[Value, Value], environment: Environment) -> Value | None:
    """``0 if sex == "Male" else 1``: the number of each of two words; None for any other choice."""
    test = code[1]
    if test[0] != "cmp" or test[1] not in ("Eq", "NotEq") or test[3][0] != "c" or not isinstance(test[3][1], str):
        return None
    yes, no = (constant_of(each) for each in (pair if test[1] == "Eq" else pair[::-1]))
    if type(yes) is not int or type(no) is not int:
        return None
    left = shapes.coerce(machine, evaluate(machine, test[2], environment))
    return arithmetic.coded(machine, left, ((test[3][1], yes),), no, place_of(code[4], environment))


def _filled(value: Value, other: Value, place: Place) -> Value:
    """A field of a request or row for which a constant stands in where it is not there: ``row.age or 40``."""
    if not isinstance(value, Data) or not value.name or value.statistic or value.chain or value.columns:
        return value
    if not isinstance(other, Const) or other.value in (None, ""):
        return value
    made = value.copy()
    made.parent, made.filled = value.parent, ((value.name, other.value, place),)
    return made


def _call(machine: Machine, code: Any, environment: Environment) -> Value:
    if fills.fills_nothing(code):
        return evaluate(machine, code[1][1], environment)
    place = place_of(code[4], environment)
    callee = _called(machine, code[1], environment)
    if isinstance(callee, Extern) and callee.name == "builtins.super":
        this = environment.names.get(_first(machine, environment), UNKNOWN)
        owner = environment.home[1].rpartition(".")[0]
        if isinstance(this, Class):
            return Extern("builtins.object")
        return Super(this, (environment.home[0], owner)) if isinstance(this, Obj) else UNKNOWN
    arguments: list[Value] = []
    for item in code[2]:
        value = shapes.coerce(machine, evaluate(machine, item, environment))
        if item[0] == "*":
            arguments.extend(value.items if isinstance(value, Items) else [value])
        else:
            arguments.append(value)
    keywords: dict[str, Value] = {}
    for name, item in code[3]:
        value = shapes.coerce(machine, evaluate(machine, item, environment))
        if name is not None:
            keywords[name] = value
        elif isinstance(value, Mapping):
            keywords.update({str(key): held for key, held in value.items.items()})
            if not value.items and isinstance(value.rest, Data):
                keywords["**"] = value.rest  # ``{name: tensor.to(device) for name, tensor in batch.items()}``
        elif isinstance(value, Data):
            keywords["**"] = value
    return machine.call(callee, arguments, keywords, place)


def _called(machine: Machine, code: Any, environment: Environment) -> Value:
    """What is called. `values` is a method where it is called, and an attribute of a table where it is not."""
    if code[0] == "a" and code[2] == "values":
        owner = shapes.coerce(machine, evaluate(machine, code[1], environment))
        return Method(owner, "values") if isinstance(owner, Data) else lookup.attribute(machine, owner, "values")
    return evaluate(machine, code, environment)


def _first(machine: Machine, environment: Environment) -> str:
    code = machine.flows[environment.home[0]].functions.get(environment.home[1])
    return code[0][0][0] if code and code[0] else ""


def _items(machine: Machine, code: Any, environment: Environment) -> Value:
    made = Items([], "tuple" if code[0] == "t" else "list")
    for item in code[1]:
        value = shapes.coerce(machine, evaluate(machine, item, environment))
        if item[0] == "*":
            made.uncounted = made.uncounted or not isinstance(value, Items) or value.grown or value.uncounted
        if item[0] == "*" and isinstance(value, Items):
            made.items.extend(value.items)
        else:
            made.items.append(value)
    return made


def _dict(machine: Machine, code: Any, environment: Environment) -> Value:
    made = Mapping({})
    others: list[Value] = []
    for key, item in code[1]:
        value = shapes.coerce(machine, evaluate(machine, item, environment))
        if key is None:
            if isinstance(value, Mapping):
                made.items.update(value.items)
                made.rest = made.rest or value.rest
            else:
                if isinstance(value, Data) and value.is_sent and made.items:
                    made.items = absences.below(made.items, value, place_of(code[2], environment))
                made.rest = value
            continue
        name = evaluate(machine, key, environment)
        if isinstance(name, Const) and isinstance(name.value, str | int | float | bool):
            made.items[name.value] = value
        else:
            others.append(value)
    if others:
        made.rest = shapes.joined(machine, others)
    return made


def _comprehension(machine: Machine, code: Any, environment: Environment) -> Value:
    inner = Environment(environment.home, environment)
    exact = None
    for target, iterated, conditions in code[2]:
        over = shapes.read_list(machine, shapes.coerce(machine, evaluate(machine, iterated, inner)))
        if conditions and len(code[2]) == 1 and code[1] == target and target[0] == "n":
            read = partial(evaluate, machine, environment=inner)
            if (kept := picks.kept(over, target, conditions, read)) is not None:
                return kept
            if isinstance(over, Data) and over.detail == "names" and (left := picks.others(target, conditions, read)):
                chosen_names = Items([UNKNOWN], grown=True)
                chosen_names.without = left
                return chosen_names
        free = not conditions or (code[1] == target and all(comparisons.asks_columns(each) for each in conditions))
        if len(code[2]) == 1 and free and target[0] == "n" and isinstance(over, Items) and not over.grown:
            if len(over.items) <= 60:
                exact = [_with(machine, code[1], inner, target, item) for item in over.items]
        store(machine, target, shapes.element(machine, over), inner, Place(environment.home[0], 0))
        for condition in conditions:
            evaluate(machine, condition, inner)
    if exact is not None:
        return Items(exact)
    if len(code[2]) == 1 and (record := _laid_out(machine, code[1], code[2][0], inner)) is not None:
        laid = as_data(record)
        if laid is not None:
            laid.order = None  # that of the list
            return Items([laid], grown=True)
    value = shapes.coerce(machine, evaluate(machine, code[1], inner))
    if (
        isinstance(value, Data)
        and value.is_sent
        and value.detail in ("", "fields")
        and comparisons.is_keyed(code[1], code[2][-1][0])
    ):
        value = value.copy()
        value.detail = LISTED
    return Items([value], grown=True)


def _laid_out(machine: Machine, element: Any, loop: Any, inner: Environment) -> Mapping | None:
    """The record of ``[record[name] for name in names]`` and ``record.get(name, 0)``, where the names are those of a
    list that is not known here, as the one that was saved with a model.
    """
    target, iterated, conditions = loop
    if conditions or not comparisons.is_keyed(element, target):
        return None
    names = shapes.read_list(machine, shapes.coerce(machine, evaluate(machine, iterated, inner)))
    if isinstance(names, Items | Const | Names | Mapping):
        return None
    held = shapes.coerce(machine, evaluate(machine, element[1][1] if element[0] == "k" else element[1], inner))
    return held if isinstance(held, Mapping) and len(held.items) > 1 else None


LISTED: Final = "listed"
"""What is said of the fields of a request that a list of names brings into its order: training's, as a rule."""


def _with(machine: Machine, code: Any, environment: Environment, target: Any, item: Value) -> Value:
    store(machine, target, item, environment, Place(environment.home[0], 0))
    return shapes.coerce(machine, evaluate(machine, code, environment))


def _dict_comprehension(machine: Machine, code: Any, environment: Environment) -> Value:
    inner = Environment(environment.home, environment)
    for target, iterated, conditions in code[3]:
        over = shapes.coerce(machine, evaluate(machine, iterated, inner))
        if len(code[3]) == 1 and not conditions and (exact := _rekeyed(machine, code, over, inner)) is not None:
            return exact
        store(machine, target, shapes.element(machine, over), inner, Place(environment.home[0], 0))
        for condition in conditions:
            evaluate(machine, condition, inner)
    key = evaluate(machine, code[1], inner)
    if len(code[3]) == 1 and code[1] == code[3][0][0]:
        if (record := _laid_out(machine, code[2], code[3][0], inner)) is not None:
            return Mapping(dict(record.items), record.rest)
    value = shapes.coerce(machine, evaluate(machine, code[2], inner))
    if isinstance(key, Names):
        return Mapping(dict.fromkeys(key.values, value))
    return Mapping({}, value)


def _rekeyed(machine: Machine, code: Any, over: Value, inner: Environment) -> Mapping | None:
    """``{name: [value] for name, value in row.items()}``: each field of a record that is known, by itself."""
    if not isinstance(over, Items) or over.grown or not 0 < len(over.items) <= 60:
        return None
    if not all(isinstance(item, Items) and item.kind == "tuple" for item in over.items):
        return None
    made: dict[str | int | float | bool, Value] = {}
    for item in over.items:
        store(machine, code[3][0][0], item, inner, Place(inner.home[0], 0))
        key = evaluate(machine, code[1], inner)
        if not isinstance(key, Const) or not isinstance(key.value, str | int | float | bool):
            return None
        made[key.value] = shapes.coerce(machine, evaluate(machine, code[2], inner))
    return Mapping(made)


def _text(machine: Machine, code: Any, environment: Environment) -> Value:
    parts = [shapes.coerce(machine, evaluate(machine, part, environment)) for part in code[1]]
    if all(isinstance(part, Const) for part in parts):
        return Const("".join(str(part.value) for part in parts if isinstance(part, Const)))
    return arithmetic.concatenated(machine, parts, place_of(code[2], environment))


def _unary(machine: Machine, code: Any, environment: Environment) -> Value:
    value = shapes.coerce(machine, evaluate(machine, code[2], environment))
    if isinstance(value, Const) and code[1] == "Not":
        return Const(not value.value)
    if isinstance(value, Data) and code[1] in ("Not", "Invert") and fills.test_of(value) is not None:
        return fills.turned(machine, value, Place(environment.home[0], 0))
    if isinstance(value, Data) and code[1] == "USub":
        return value.then(machine.step("multiply", Place(environment.home[0], 0), {"by": -1}))
    return value if isinstance(value, Data) else UNKNOWN


def _compare(machine: Machine, code: Any, environment: Environment) -> Value:
    left = shapes.coerce(machine, evaluate(machine, code[2], environment))
    right = shapes.coerce(machine, evaluate(machine, code[3], environment))
    if code[1] == "NotIn":
        refusals.asked_for(machine, left, right)
    told = comparisons.compared(code[1], left, right)
    if told is not None:
        return Const(told)
    return arithmetic.compared(machine, code[1], left, right, place_of(code[4], environment))


def truth(machine: Machine, code: Any, environment: Environment) -> bool | None:
    """Whether a condition holds; None where that cannot be told."""
    if code[0] == "cmp" and ["g", "builtins.__name__"] in (code[2], code[3]):
        return True
    if code[0] == "and":  # one part that does not hold is enough, whatever the others are
        parts = [shapes.coerce(machine, evaluate(machine, part, environment)) for part in code[1]]
        if any(isinstance(part, Const) and not part.value for part in parts):
            return False
        value = parts[-1]
    else:
        value = shapes.coerce(machine, evaluate(machine, code, environment))
    if isinstance(value, Const):
        return bool(value.value)
    return None


def store(machine: Machine, target: Any, value: Value, environment: Environment, place: Place) -> None:
    """Give a value to a name, an attribute, a column or several of them."""
    kind = target[0]
    if isinstance(value, Obj) and value.cls in artifacts.LOADED and not value.part:
        _hold(machine, target, value, environment)
    if kind == "n":
        if target[1] in environment.globals:
            module = machine.module(environment.home[0])
            old = module.names.get(target[1])
            if not (_is_read(old) and isinstance(value, Obj) and value.loaded is None):  # put back as the program ends
                module.names[target[1]] = _either(machine, old, value)
        else:
            if isinstance(value, Data) and not value.name and not value.columns:
                value = value.copy()
                value.name = target[1]
            environment.names[target[1]] = value
    elif kind in ("t", "l"):
        for item, part in zip(target[1], shapes.unpack(machine, value, len(target[1])), strict=False):
            store(machine, item, part, environment, place)
    elif kind == "*":
        store(machine, target[1], value, environment, place)
    elif kind == "a":
        owner = shapes.coerce(machine, evaluate(machine, target[1], environment))
        if isinstance(owner, Class):
            held = machine.statics.setdefault((owner.path, owner.qualname), {})
            held[target[2]] = _either(machine, held.get(target[2]), value)
        if isinstance(owner, Obj):
            owner.attributes[target[2]] = _either(machine, owner.attributes.get(target[2]), value)
        elif isinstance(owner, Data) and target[2] == "name" and isinstance(value, Const):
            pass  # what a series is called: no column comes of it
        elif isinstance(owner, Data):
            operators.store_column(machine, owner, Const(target[2]), value, place)
            if not isinstance(value, Const):
                machine.heap[target[2]] = value
        elif not isinstance(value, Const) or artifacts.is_registered(value):
            machine.heap[target[2]] = _kept(machine, machine.heap.get(target[2]), value)
    elif kind == "s":
        owner = shapes.coerce(machine, evaluate(machine, target[1], environment))
        index = evaluate(machine, target[2], environment)
        operators.store_column(machine, owner, index, value, place)
        app_held.hold(machine, target[1], index, value)
        if target[2][0] in _TEXTS and isinstance(owner, Data) and operators.is_flag(value):
            operators.lay(owner)
    elif kind == "g":
        path, _, name = target[1].rpartition(".")
        cls = lookup.named(machine, path, environment.home[0])
        if isinstance(cls, Class):
            held = machine.statics.setdefault((cls.path, cls.qualname), {})
            held[name] = _either(machine, held.get(name), value)
            return
        located = machine.project.module_path(path, environment.home[0])
        if located is not None:
            module = machine.module(located)
            module.names[name] = _either(machine, module.names.get(name), value)


def _hold(machine: Machine, target: Any, value: Obj, environment: Environment) -> None:
    """Note where what was read from a file is kept for longer than a call."""
    path, qualname = environment.home
    if target[0] == "n" and (not qualname or target[1] in environment.globals):
        machine.held.append((target[1], value, (path, "")))
    elif target[0] == "a":
        owner = evaluate(machine, target[1], environment)
        if isinstance(owner, Obj) and owner.home is not None and owner.home[0] == path:
            machine.held.append((target[2], value, owner.home))


def _either(machine: Machine, old: Value | None, new: Value) -> Value:
    """What such a name holds, with the files that it may have been read from before or instead."""
    kept = _kept(machine, old, new)
    if old is not None:
        several.also(kept, old)
    return kept


def _kept(machine: Machine, old: Value | None, new: Value) -> Value:
    """What a name that lives longer than one call holds: an object rather than the None that goes before it."""
    if isinstance(new, Const) and isinstance(new.value, bool):  # a flag that is set and cleared as the program runs
        return new if old is None or (isinstance(old, Const) and old.value in (None, new.value)) else UNKNOWN
    if old is None or isinstance(old, Const):
        return new
    if isinstance(new, Const) and new.value is None:
        return old
    if machine.guard and _is_read(old):
        return new if isinstance(new, Obj) and new.loaded is not None else old  # a stand-in for what did not load
    return new


def _is_read(value: Value | None) -> bool:
    return isinstance(value, Obj) and value.loaded is not None


def place_of(position: list[int], environment: Environment) -> Place:
    """A recorded position as a place in the file that is being read."""
    return Place(environment.home[0], *position)
