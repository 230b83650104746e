"""Rows that are bare lists: what stands where, beside the columns that training has in an order of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlaudit.code.parity import pairing
from mlaudit.code.parity.parameters import plain
from mlaudit.code.parity.texts import READERS
from mlaudit.code.parity.values import Data, Obj, Step

if TYPE_CHECKING:
    from mlaudit.code.parity.machine import Machine


def placed(left: Data, right: Data) -> Data:
    """Serving's data with the names of training's columns, where it is a row of as many values whose own names, as far
    as training has them, stand where training has them.
    """
    order, row = left.order, right.row
    if order is None or len(order) != len(row) or not left.columns or moved(left, right) is not None:
        return right
    there = {plain(name) for name in order}
    if right.order is not None and {plain(name) for name in right.order} == there:
        return right
    made = right.copy()
    made.columns = {name: chain for name, (_, chain) in zip(order, row, strict=True)}
    made.derived = {name: own for name, (own, _) in zip(order, row, strict=True) if own and own != name}
    made.order, made.chain = order, ()
    return made


def read_alike(machine: Machine, left: Data, right: Data) -> Data:
    """Serving's data with training's name for the column that it gives to a saved reader of texts, where it has another
    one: what is read as `message` here is the `text` that the reader learnt from.
    """
    made = right
    for name, chain in left.columns.items():
        reader = next((step.carrier for step in chain if step.op in READERS and step.carrier is not None), None)
        if reader is None or any(_reader(machine, step) is reader for step in right.columns.get(name, ())):
            continue
        others = [
            other
            for other, its in right.columns.items()
            if other not in left.columns and any(_reader(machine, step) is reader for step in its)
        ]
        if len(others) == 1:
            made = made.copy() if made is right else made
            made.columns[name] = made.columns.pop(others[0])
            made.derived[name] = others[0]
    return made


def _reader(machine: Machine, step: Step) -> Obj | None:
    """The transformer that a step applies, as training fitted it."""
    return pairing.origin_of(machine, step.carrier) or step.carrier if step.carrier is not None else None


def moved(left: Data, right: Data) -> tuple[int, str, str] | None:
    """The first position that holds what training has elsewhere: (position, here, there). One such name may be a
    variable that has the name by chance, two are none.
    """
    order, row = left.order, right.row
    if order is None or len(order) != len(row) or not left.columns:
        return None
    there = [plain(name) for name in order]
    names = [own for own, _ in row]  # a field that several values are made of is told by none of these
    wrong = [
        (i, own, order[i])
        for i, (own, _) in enumerate(row)
        if own
        and names.count(own) == 1
        and plain(own) in there
        and plain(own) != there[i]
        and there.count(plain(own)) == 1
    ]
    return wrong[0] if len(wrong) > 1 else None


def swapped(machine: Machine, left: Data, right: Data) -> tuple[int, str, str] | None:
    """The first position at which serving puts the output of another transformer than training: (position, here,
    there); None where the transformers are not the same ones.
    """
    there = list(left.blocks)
    here = [pairing.origin_of(machine, each) or each for each in right.blocks]
    if len(there) < 2 or len(there) != len(here) or {id(each) for each in there} != {id(each) for each in here}:
        return None
    return next(
        ((i, _called(b), _called(a)) for i, (a, b) in enumerate(zip(there, here, strict=True)) if a is not b), None
    )


def _called(transformer: Obj) -> str:
    return f"the output of `{transformer.short}`"
