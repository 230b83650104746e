"""Statements of the recorded flow, in order: branches are joined, loop bodies read once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from mlaudit.code.parity import absences, arithmetic, audio, fills, ladders, operators, refusals, several, shapes
from mlaudit.code.parity.expressions import chosen, climbed, evaluate, place_of, store, truth
from mlaudit.code.parity.parameters import names_of
from mlaudit.code.parity.values import Chain, Class, Const, Data, Function, Items, Names, Obj, Place

if TYPE_CHECKING:
    from mlaudit.code.parity.machine import Machine
    from mlaudit.code.parity.values import Environment


def block(machine: Machine, body: list[Any], environment: Environment) -> bool:
    """Read statements; True where the block surely ends in a return or raise."""
    for i, code in enumerate(body):
        if machine.left <= 0:
            machine.spent.add(machine.root)
            return False
        if code[0] == "I" and (ladder := ladders.of_returns(body[i:])) is not None:
            banded = climbed(machine, ladder, environment, Place(environment.home[0], 0))
            if banded is not None:
                environment.returns.append(banded)
                return True
        if _statement(machine, code, environment):
            return True
    return False


def _statement(machine: Machine, code: Any, environment: Environment) -> bool:
    kind = code[0]
    if kind == "=":
        value = evaluate(machine, code[2], environment)
        for target in code[1]:
            store(machine, target, value, environment, place_of(code[3], environment))
    elif kind == "e":
        evaluate(machine, code[1], environment)
        return refusals.ends(code[1])
    elif kind == "r":
        if code[1] is not None:
            environment.returns.append(evaluate(machine, code[1], environment))
        return True
    elif kind == "o":
        place = place_of(code[4], environment)
        old = evaluate(machine, code[2], environment)
        made = arithmetic.binary(machine, code[1], old, evaluate(machine, code[3], environment), place)
        store(machine, code[2], made, environment, place)
    elif kind == "I":
        return _if(machine, code, environment)
    elif kind == "F":
        _for(machine, code, environment)
    elif kind == "W":
        for expression, target in code[1]:
            value = evaluate(machine, expression, environment)
            if target is not None:
                store(machine, target, value, environment, Place(environment.home[0], 0))
        return block(machine, code[2], environment)
    elif kind == "T":
        return _try(machine, code, environment)
    elif kind == "D":
        flow = machine.flows[environment.home[0]]
        inner = flow.functions.get(code[2])
        if inner is not None:
            environment.names[code[1]] = Function(environment.home[0], code[2], inner, environment)
        elif code[2] in flow.classes:
            environment.names[code[1]] = Class(environment.home[0], code[2])
            machine.closures[environment.home[0], code[2]] = environment
    elif kind == "G":
        environment.globals.update(code[1])
    elif kind == "!":
        return True
    return False


def _fills(body: list[Any]) -> bool:
    """Whether a block puts something where it found nothing: ``if name not in rows: rows[name] = 0``."""
    return any(
        (each[0] == "=" and any(target[0] == "s" for target in each[1])) or (each[0] == "I" and _fills(each[2]))
        for each in body
    )


def _if(machine: Machine, code: Any, environment: Environment) -> bool:
    asked = {*machine.required.get(machine.here, ())}
    told = truth(machine, code[1], environment)
    if code[1][0] == "cmp" and code[1][1] == "NotIn" and _fills(code[2]):
        machine.required[machine.here] = asked  # it refuses nothing
    if told is not None:
        return block(machine, code[2] if told else code[3], environment)
    parted = _parted(machine, code[1], environment)
    if parted is not None:
        return _each_part(machine, code, parted, environment)
    if (target := fills.target_of(code)) is not None:
        place = place_of(code[2][0][3], environment)
        pair = evaluate(machine, code[2][0][2], environment), evaluate(machine, target, environment)
        store(machine, target, chosen(machine, code, pair, 0, place), environment, place)
        return False
    if (found := ladders.of_assignments(_with_else(machine, code, environment))) is not None:
        place = place_of(code[2][0][3], environment)
        banded = climbed(machine, found[0], environment, place)
        if banded is not None:
            store(machine, found[1], banded, environment, place)
            return False
    if (rungs := _ladder(code)) is not None and _numbered(machine, rungs, environment):
        return False
    before, count = dict(environment.names), len(machine.events)
    by_chance, answered = _by_chance(machine, code[1], environment), len(environment.returns)
    if by_chance and _hands_back(code[2]):
        return block(machine, code[2], environment)  # what follows is done to the other rows
    machine.guard += 1
    ended = block(machine, code[2], environment)
    if by_chance:
        del environment.returns[answered:]
    after = environment.names
    environment.names = dict(before)
    ended_else = block(machine, code[3], environment)
    machine.guard -= 1
    if ended and not ended_else:
        refusals.refuse(code[1], environment)
        for side in code[1][2:4] if code[1][0] == "cmp" else ():
            audio.settle(machine, evaluate(machine, side, environment), Place(environment.home[0], 1))
        return False
    if ended_else and not ended:
        environment.names = after
        return False
    other = environment.names
    if by_chance:
        environment.names = {**after, **other}
        return False
    for name, value in after.items():
        if name not in other or other[name] is not value:
            if name in other and not any(each is value or each is other[name] for each in before.values()):
                if not any(each.model is value for each in machine.events[count:]):
                    several.also(value, other[name])
            other[name] = shapes.join(machine, value, other[name]) if name in other else value
    return ended and ended_else


def _with_else(machine: Machine, code: Any, environment: Environment) -> Any:
    """``often = 0``, then ``if visits > 10: often = 1``, as one that says in its `else` what was there before."""
    target = code[2][0][1][0] if len(code[2]) == 1 and code[2][0][0] == "=" else None
    if code[3] or target is None or target[0] not in ("n", "s"):
        return code
    held = evaluate(machine, target, environment)
    chain = held.columns.get(held.name, held.chain) if isinstance(held, Data) else ()
    before = held.value if isinstance(held, Const) else operators.begun_with(chain)
    return code if before is None else [*code[:3], [["=", [target], ["c", before], code[2][0][3]]]]


def _by_chance(machine: Machine, test: Any, environment: Environment) -> bool:
    """``if random.random() < 0.5``, ``if p > 0 and torch.rand(1).item() < p``: what is done to some rows alone augments
    them, and prepares none.
    """
    if test[0] in ("and", "or"):
        return any(_by_chance(machine, part, environment) for part in test[1])
    if test[0] != "cmp":
        return False
    sides = (evaluate(machine, side, environment) for side in test[2:4] if side[0] in ("k", "n"))
    return any(isinstance(side, Data) and side.source == "drawn" for side in sides)


def _hands_back(body: list[Any]) -> bool:
    """``return rows``: rows that are left as they came."""
    return len(body) == 1 and body[0][0] == "r" and body[0][1] is not None and body[0][1][0] == "n"


class _Rungs(NamedTuple):
    """``if city == "Oslo": code = 0``, with an `elif` for each other word: what is asked, the name that gets the number
    of each word, that of all others, and where the first is given.
    """

    asked: Any
    target: Any
    numbers: tuple[tuple[str, int], ...]
    other: int | None
    place: Any


def _ladder(code: Any) -> _Rungs | None:
    """The numbers that a ladder of comparisons gives to words; None where it does anything else."""
    test, numbers = code[1], []
    if test[0] != "cmp" or test[1] != "Eq" or not (first := _number_given(code[2])):
        return None
    asked, target = test[2], first[1][0]
    while True:
        test, given = code[1], _number_given(code[2])
        if test[:3] != ["cmp", "Eq", asked] or test[3][0] != "c" or not given or given[1][0] != target:
            return None
        if not isinstance(test[3][1], str):
            return None
        numbers.append((test[3][1], given[2][1]))
        if len(code[3]) != 1 or code[3][0][0] != "I":
            break
        code = code[3][0]
    last = _number_given(code[3])
    if code[3] and (not last or last[1][0] != target):
        return None
    return _Rungs(asked, target, tuple(numbers), last[2][1] if last else None, first[3])


def _number_given(body: list[Any]) -> Any:
    """The statement by which a body of one gives a number to a name; None for any other."""
    if len(body) != 1 or body[0][0] != "=" or len(body[0][1]) != 1 or body[0][1][0][0] != "n":
        return None
    return body[0] if body[0][2][0] == "c" and type(body[0][2][1]) is int else None


def _numbered(machine: Machine, rungs: _Rungs, environment: Environment) -> bool:
    """Give the name of a ladder the map that it stands for; False where that is not told."""
    asked = shapes.coerce(machine, evaluate(machine, rungs.asked, environment))
    place = place_of(rungs.place, environment)
    made = arithmetic.coded(machine, asked, rungs.numbers, rungs.other, place)
    if made is not None:
        store(machine, rungs.target, made, environment, place)
    return made is not None


def _parted(machine: Machine, test: Any, environment: Environment) -> tuple[str, Names, Names] | None:
    """``if name in ("a", "b")`` in a loop over names that are known: the name, those that pass, those that do not."""
    if test[0] != "cmp" or test[1] not in ("In", "NotIn", "Eq", "NotEq") or test[2][0] != "n":
        return None
    name = test[2][1]
    held = environment.names.get(name)
    wanted = names_of(shapes.coerce(machine, evaluate(machine, test[3], environment)))
    if not isinstance(held, Names) or wanted is None:
        return None
    inside = Names(tuple(value for value in held.values if value in wanted), held.place)
    outside = Names(tuple(value for value in held.values if value not in wanted), held.place)
    return (name, inside, outside) if test[1] in ("In", "Eq") else (name, outside, inside)


def _each_part(machine: Machine, code: Any, parted: tuple[str, Names, Names], environment: Environment) -> bool:
    """Both branches, one after the other, each for its own names: none of them stands for the other."""
    name, *sides = parted
    held = environment.names[name]
    ended = []
    for side, body in zip(sides, (code[2], code[3]), strict=True):
        if side.values:
            environment.names[name] = side
            ended.append(block(machine, body, environment))
    environment.names[name] = held
    return bool(ended) and all(ended)


def _try(machine: Machine, code: Any, environment: Environment) -> bool:
    begun = _columns_of(environment)
    ended = block(machine, code[1], environment)
    before, given = dict(environment.names), _columns_of(environment)
    machine.guard += 1
    machine.rescue += 1
    for handler in code[2]:
        count = len(environment.returns)
        block(machine, handler, environment)
        if any(not isinstance(v, Const) for v in environment.returns[:count]):
            for fallen_back in environment.returns[count:]:
                several.also(environment.returns[count - 1], fallen_back)
                place = machine.trail[-1] if machine.trail else Place(environment.home[0], 1)
                environment.returns[count - 1] = absences.or_else(environment.returns[count - 1], fallen_back, place)
            del environment.returns[count:]  # what a handler answers instead is no part of the chain
        for name, value in before.items():
            if environment.names[name] is not value:
                several.also(value, environment.names[name])
                if (at := absences.assigned_at(handler, name)) is not None:
                    value = absences.or_else(value, environment.names[name], place_of(at, environment))
            environment.names[name] = value
            if isinstance(value, Data) and id(value) in given:  # what the handler puts in a column stands for failures
                was, now = begun.get(id(value), {}), given[id(value)]
                value.columns.update({each: now[each] for each in now if now[each] is not was.get(each)})
    machine.guard -= 1
    machine.rescue -= 1
    if not ended:
        ended = block(machine, code[3], environment)
    return block(machine, code[4], environment) or ended


def _columns_of(environment: Environment) -> dict[int, dict[str, Chain]]:
    """The columns of each table that has a name, as they are now."""
    return {id(held): dict(held.columns) for held in environment.names.values() if isinstance(held, Data)}


_MOST = 8
"""Objects that a loop goes through one by one."""


def _for(machine: Machine, code: Any, environment: Environment) -> None:
    if code[2] is not None:
        iterated = evaluate(machine, code[2], environment)
        if isinstance(iterated, Items) and not iterated.grown and _holds_objects(iterated):
            for item in iterated.items[:_MOST]:
                store(machine, code[1], item, environment, Place(environment.home[0], 0))
                block(machine, code[3], environment)
            block(machine, code[4], environment)
            return
        store(machine, code[1], shapes.element(machine, iterated), environment, Place(environment.home[0], 0))
    block(machine, code[3], environment)
    block(machine, code[4], environment)


def _holds_objects(value: Items) -> bool:
    """``(("scaler", scaler), ("model", model))``, ``(clean, encode)``, ``(("rf", "rf.pkl"), ("lr", "lr.pkl"))``: each
    object, function or file goes its own way.
    """
    if len(value.items) > 1 and all(
        isinstance(item, Items) and any(map(several.is_file, item.items)) for item in value.items
    ):
        return True
    parts = [part for item in value.items for part in (item.items if isinstance(item, Items) else [item])]
    return len(value.items) > 1 and any(isinstance(part, Obj | Function | Class) for part in parts)
