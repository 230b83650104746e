"""What is known of a value while a file is read in order: where its rows come from and what has happened to them."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import Final

import msgspec

NOTHING: Final[frozenset[str]] = frozenset()
ITEM: Final = frozenset({"item"})
"""The origin of what a loop takes from rows."""
SAME_ROWS: Final = frozenset({"values", "iloc", "loc", "T", "at", "iat", "str", "dt", "cat", "data", "array", "target"})
"""Attributes that are the same rows in another form."""


class Event(msgspec.Struct, frozen=True):
    """Something that was done with rows: `kind` is ``fit``, ``resample``, ``time``, ``group``, ``column`` or ``call``.

    ``learnt`` is the fit of a model; a ``call`` is of a function of another file, named `what`, which may have fitted;
    a ``column`` was computed here; one that is ``later`` holds what comes later of the columns `origins`; a ``copy`` of
    rows was changed at random.

    A ``level`` is a mean by group of `column`, which harms where that is the label; ``means`` are a table of them. What
    is ``ahead`` fills or smooths rows with later ones.

    `roles` and `origins` are those of the rows that it was done with; `weight` is how sure it is that it harms. A fit
    that only `scales` moves columns and keeps the order of their values; one that only `lists` learns which values
    there are; one that is `labelled` looks at the label.
    """

    kind: str
    node: ast.AST
    what: str
    roles: frozenset[str] = NOTHING
    origins: frozenset[str] = NOTHING
    weight: float = 1.0
    column: str = ""
    scales: bool = False
    lists: bool = False
    labelled: bool = False


def in_order(events: Iterable[Event]) -> list[Event]:
    """Events in the order of the file: sets of nodes have one by chance only."""
    return sorted(events, key=_order)


def _order(event: Event) -> tuple[object, ...]:
    place = getattr(event.node, "lineno", 0), getattr(event.node, "col_offset", 0)
    told = event.kind, event.what, event.column, sorted(event.roles), sorted(event.origins)
    return *place, *told, event.weight, event.scales, event.lists, event.labelled


class Features(msgspec.Struct, frozen=True):
    """Which columns a frame has: those of `included`, or (None) all but `excluded`; chosen at `node`."""

    included: frozenset[str] | None
    excluded: frozenset[str]
    node: ast.AST


class Value(msgspec.Struct, frozen=True):
    """One value.

    `roles`: ``train``, ``test`` by a split, ``named train``, ``named test`` by its name alone. `told`: what its rows
    that are held out are called (``test``, ``validation``), and whether nothing but the name says so. `cut`: the events
    that had happened when a part of the rows was taken. `fitted`: the events in a transformer.
    `chooses`: those by which the columns were chosen that it names. `columns`: the columns that
    it was computed from, itself one of them where `is_column`. `entries`: those of a dict; None where it is none.
    """

    events: frozenset[Event] = frozenset()
    roles: frozenset[str] = NOTHING
    told: frozenset[str] = NOTHING
    origins: frozenset[str] = NOTHING
    makers: frozenset[str] = NOTHING
    fitted: frozenset[Event] = frozenset()
    chooses: frozenset[Event] = frozenset()
    cut: frozenset[Event] = frozenset()
    is_part: bool = False
    is_mask: bool = False
    statistic: ast.AST | None = None
    columns: frozenset[str] = NOTHING
    is_column: bool = False
    is_shifted: bool = False
    is_later: bool = False
    features: Features | None = None
    items: tuple[Value, ...] = ()
    entries: tuple[tuple[str, Value], ...] | None = None

    def having(self, **changes: object) -> Value:
        """A copy with some fields changed."""
        return msgspec.structs.replace(self, **changes)


class Misfit(msgspec.Struct, frozen=True):
    """A fit of `what` that was given held-out rows: `how` is ``alone``, ``together`` (with train) or ``search``.

    ``learnt`` is a score (`node`) of a model that was fitted (`fit`) on all rows, the held-out ones among them; ``own``
    is one on the same rows, of which none are held out, and ``other`` one on any others. `is_proven`: a split is seen
    that the held-out rows come from, and that they are called so.
    """

    node: ast.Call
    what: str
    how: str
    weight: float
    fit: ast.Call | None = None
    is_proven: bool = True


EMPTY: Final = Value()
SOME: Final = frozenset({"?"})
"""Included columns that cannot be told."""


def common(choices: Iterable[Features | None]) -> Features | None:
    """The columns that tables put together, or one of them, have for sure: what one leaves out may be in none."""
    real = [choice for choice in choices if choice is not None]
    if len(real) < 2 or all(choice == real[0] for choice in real):
        return real[0] if real else None
    listed = [choice.included for choice in real if choice.included is not None]
    included = SOME if SOME in listed else frozenset.intersection(*listed) if listed else None
    return Features(included, frozenset().union(*(choice.excluded for choice in real)), real[0].node)


def joined(values: Iterable[Value]) -> Value:
    """What is known of something made from several values."""
    real = [value for value in values if value is not EMPTY]
    if not real:
        return EMPTY
    if len(real) == 1:
        return real[0]
    events, cut, fitted, chooses = EMPTY.events, EMPTY.cut, EMPTY.fitted, EMPTY.chooses
    roles = told = origins = makers = columns = NOTHING
    is_part = is_mask = is_shifted = is_later = False
    for v in real:  # in one go: it is done for every expression that has parts
        events, cut, fitted, chooses = events | v.events, cut | v.cut, fitted | v.fitted, chooses | v.chooses
        roles, told, origins = roles | v.roles, told | v.told, origins | v.origins
        makers, columns = makers | v.makers, columns | v.columns
        is_part, is_mask = is_part or v.is_part, is_mask or v.is_mask
        is_shifted, is_later = is_shifted or v.is_shifted, is_later or v.is_later
    return Value(
        events=events,
        roles=roles,
        told=told,
        origins=origins,
        makers=makers,
        fitted=fitted,
        chooses=chooses,
        cut=cut,
        is_part=is_part,
        is_mask=is_mask,
        columns=columns,
        is_shifted=is_shifted,
        is_later=is_later,
        features=common(v.features for v in real),
    )


def merged(first: Value, second: Value) -> Value:
    """One of two values: what both are item by item, too."""
    both = joined([first, second])
    if len(first.items) == len(second.items):
        both = both.having(items=tuple(merged(a, b) for a, b in zip(first.items, second.items, strict=True)))
    if first.entries is not None and second.entries is not None:
        both = both.having(entries=_entries(first.entries, second.entries))
    return both.having(is_column=first.is_column and second.is_column)


def _entries(
    first: tuple[tuple[str, Value], ...], second: tuple[tuple[str, Value], ...]
) -> tuple[tuple[str, Value], ...]:
    """The entries of one of two dicts."""
    one, other = dict(first), dict(second)
    return tuple((name, merged(one.get(name, EMPTY), other.get(name, EMPTY))) for name in {**one, **other})
