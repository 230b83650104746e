"""What the methods of a frame do with its rows: change, join, window, group and order them."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final

from mlaudit.code.file import last_part
from mlaudit.code.written import excerpt

from . import ahead as _ahead
from . import choices, copies, features, fills, handed, later, tables, windows
from .coded import coded
from .elsewhere import is_of_project, step_of
from .fits import mark
from .tables import TIME_COLUMN, role_of
from .values import EMPTY, Event, Value, in_order, joined
from .written_out import is_written_out

if TYPE_CHECKING:
    from .flow import Reader
    from .frame import Frame

_READS: Final = ("read_", "load", "fetch_", "open", "from_", "DataFrame", "connect", "make_", "generate")
_FRAME_CHANGES: Final = frozenset(
    {
        "fillna",
        "dropna",
        "drop",
        "rename",
        "replace",
        "sort_values",
        "set_index",
        "reset_index",
        "drop_duplicates",
        "sort_index",
    }
)
_AGGREGATES: Final = frozenset(
    {"agg", "aggregate", "first", "last", "nunique", "sum", "size", "count", "pivot_table", "value_counts"}
)
_LISTS: Final = frozenset({"array", "arange", "rand", "randn", "glob", "rglob", "listdir", "iterdir", "scandir"})
_OF_ROWS: Final = ("time", "group")
"""Kinds of events that hold of the rows one by one, and end where rows are put together."""
_AGGREGATED: Final = frozenset({"aggregated"})
_WINDOW: Final = frozenset({"window"})
_WITHIN_GROUPS: Final = frozenset(
    {"transform", "cumcount", "rank", "shift", "diff", "pct_change", "ffill", "bfill", "cumsum", "ngroup", "fillna"}
)
_WINDOWS: Final = frozenset({"rolling", "expanding", "ewm", "resample"})
"""Methods after which a mean is one of a few rows, and no statistic of all."""
_TAKES_COLUMNS: Final = frozenset({"drop", "reindex", "filter", "get"})
_LAGS: Final = frozenset({"shift", "pct_change", "rolling", "ewm", "asfreq"})


def frame_method(
    reader: Reader,
    node: ast.Call,
    name: str,
    last: str,
    receiver: Value,
    given: list[Value],
    named: dict[str, Value],
    rows: Value,
    frame: Frame,
) -> Value:
    """The value of a call of which nothing but its name is known: mostly of a method of a frame."""
    copy = copies.changed(node, last, given)
    if copy is not None:
        return copy
    events = rows.events
    made = rows.having(is_column=False, items=())
    if receiver.origins and isinstance(node.func, ast.Attribute):
        made = receiver.having(
            items=(), is_column=receiver.is_column and last in ("copy", "astype", "to_numpy", "reshape", "ravel")
        )
        if last not in ("drop", "groupby", "reset_index", "isin"):
            made = made.having(events=rows.events, cut=rows.cut, origins=rows.origins, fitted=rows.fitted)
        if rows.chooses and last in _TAKES_COLUMNS:
            made = choices.applied(made, rows)
    if (fill := fills.filled(reader, node, name, last, receiver, given, named)) is not None:
        events = events | {fill}
        made = made.having(events=events, is_column=receiver.is_column)
    if (code := coded(reader, node, name, last, receiver, given, named)) is not None:
        events = events | {code}
        made = made.having(events=events)
    if last == "resample" and "sklearn" in name:
        return _resampled(reader, node, given[0] if given else EMPTY)
    if given and given[0].origins and tables.repeats(last):
        return _resampled(reader, node, given[0])
    if last == "sample" and isinstance(node.func, ast.Attribute):
        if reader.file.constant(reader.file.argument(node, "replace")) is True:
            return _resampled(reader, node, receiver)
        share = reader.file.constant(reader.file.argument(node, "frac", 1))
        if isinstance(share, int | float) and share < 1:
            return made.having(is_part=True, cut=receiver.cut | receiver.events)
    if last in ("concat", "concatenate", "vstack", "append", "hstack"):
        made = _together(reader, node, receiver, given, rows, frame)
    elif last in ("extend", "insert", "add", "update"):
        if isinstance(node.func, ast.Attribute):
            mark(reader, node.func.value, joined([receiver, *given]), frame)
        return EMPTY
    made = in_time(reader, node, last, made, given, named)
    if ahead := _ahead.looked(reader, node, last, receiver, given):
        made = made.having(events=made.events | ahead)
    if last == "groupby":
        made = made.having(
            events=frozenset(e for e in made.events if e.kind != "time") | _entity(reader, node, made),
            origins=made.origins | {"grouped"},
        )
    elif last in _WINDOWS and receiver.origins and isinstance(node.func, ast.Attribute):
        made = made.having(origins=made.origins - {"grouped"} | _WINDOW)
    elif "window" in receiver.origins:
        made = made.having(origins=made.origins - _WINDOW)
    elif "grouped" in receiver.origins:
        kept = made.events if last in _WITHIN_GROUPS else frozenset(e for e in made.events if e.kind not in _OF_ROWS)
        ended = frozenset() if last in _WITHIN_GROUPS else _AGGREGATED
        if ended:
            reader.counted |= {
                e for e in receiver.events if e.kind == "group" and tables.PERSON_COLUMN.match(e.what.strip("`"))
            }
        made = made.having(events=kept, origins=made.origins - {"grouped"} | ended)
    elif last in ("drop_duplicates", "dropDuplicates") or last in _AGGREGATES:
        kept = frozenset(e for e in made.events if e.kind not in _OF_ROWS)
        made = made.having(events=kept, origins=made.origins | _AGGREGATED, is_mask=False)
    made = features.frame_method(reader, node, last, receiver, made, frame)
    if "KFold" in last or last in tables.FOLDERS:
        return made
    if not made.origins and not receiver.makers and _reads(last) and not is_written_out(node):
        made = made.having(origins=frozenset({f"{last}:{node.lineno}:{node.col_offset}"}))
    if is_of_project(name):
        handed.hand(reader, name, given, named)
        called = {
            Event("call", node, each, rows.roles, rows.origins) for each in (step_of(name), *_handed_on(receiver, last))
        }
        made = made.having(
            events=made.events | called,
            origins=made.origins or frozenset({f"{last}:{node.lineno}:{node.col_offset}"}),
        )
        if ("split" in last and given) or (rows.origins and not rows.roles and _gives_parts(node)):
            made = made.having(is_part=True, cut=rows.cut | rows.events)
    if last in _FRAME_CHANGES and reader.file.constant(reader.file.argument(node, "inplace")) is True:
        if isinstance(node.func, ast.Attribute):
            _changed_in_place(reader, node.func.value, made, frame)
        return EMPTY
    return made


def _entity(reader: Reader, node: ast.Call, made: Value) -> frozenset[Event]:
    """The entity that a `groupby` names, where it is one that has many rows."""
    key = reader.file.constant(reader.file.argument(node, "by", 0))
    keys = key if isinstance(key, list | tuple) else [key]
    if len(keys) == 1 and isinstance(keys[0], str) and tables.ENTITY_COLUMN.search(keys[0]):
        return frozenset({Event("group", node, f"`{keys[0]}`", frozenset(), made.origins)})
    return frozenset()


def _handed_on(receiver: Value, method: str) -> list[str]:
    """The methods of that name of what an object was made with: ``Cleaning(rows, Fill()).run()`` runs `Fill.run`."""
    made = (event.what for event in in_order(receiver.events) if event.kind == "call")
    return [f"{name}().{method}" for name in made if name.rpartition(".")[2][:1].isupper()]


def _gives_parts(node: ast.Call) -> bool:
    """Whether what a call gives is named training rows and test rows: it holds rows out, whatever it is called."""
    holder = getattr(node, "parent", None)
    if isinstance(holder, ast.Await):
        holder = getattr(holder, "parent", None)
    targets = holder.targets if isinstance(holder, ast.Assign) else []
    roles = {role_of(last_part(name)) for each in targets if isinstance(each, ast.Tuple) for name in each.elts}
    return roles >= {"train", "test"}


def _changed_in_place(reader: Reader, target: ast.expr, made: Value, frame: Frame) -> None:
    """``df.age.fillna(..., inplace=True)`` changes `df`, a frame's own method the name that it is called on."""
    if isinstance(target, ast.Subscript) or (isinstance(target, ast.Attribute) and made.is_column):
        whole = reader.value(target.value, frame)
        mark(reader, target.value, whole.having(events=whole.events | made.events), frame)
    else:
        mark(reader, target, made, frame)


def _resampled(reader: Reader, node: ast.Call, rows: Value) -> Value:
    if reader.file.constant(reader.file.argument(node, "replace")) is False:
        return rows
    by_name = tables.repeats(last_part(node.func))
    what = f"`{excerpt(node.func, 40)}`{'' if by_name else ' with replacement'}"
    event = Event("resample", node, what, rows.roles, rows.origins, 0.7 if by_name else 1.0)
    return rows.having(events=rows.events | {event}, items=())


def _together(reader: Reader, node: ast.Call, receiver: Value, given: list[Value], rows: Value, frame: Frame) -> Value:
    """Rows put one after another: of both parts, they have both roles; a list grows by what is appended."""
    if isinstance(node.func, ast.Attribute) and node.func.attr == "append" and not receiver.makers:
        grown = joined([receiver, *given])
        beside = copies.beside(reader, node, [receiver, *given]) | windows.sliding(node, grown)
        grown = grown.having(events=grown.events | beside, items=())
        mark(reader, node.func.value, grown, frame)
        return grown
    kept = given[0].items[0].features if given and given[0].items else None
    one = rows.is_part and len(rows.roles) == 1
    if given and last_part(node.func) != "hstack":
        rows = rows.having(events=rows.events | copies.beside(reader, node, given[0].items or given))
    return rows.having(items=(), is_column=False, is_later=False, is_mask=False, features=kept, is_part=one)


def in_time(
    reader: Reader, node: ast.Call, last: str, made: Value, given: list[Value], named: dict[str, Value]
) -> Value:
    """Calls that only make sense for rows in the order of time."""
    what = ""
    weight = 1.0
    if last in ("sort_values", "set_index", "set_axis"):
        key = reader.file.constant(reader.file.argument(node, "by" if last == "sort_values" else "keys", 0))
        keys = key if isinstance(key, list | tuple) else [key]
        found = next((k for k in keys if isinstance(k, str) and TIME_COLUMN.search(k)), None)
        what = f"`{last}({found!r})`" if found else ""
        weight = 0.8 if last == "set_index" else 1.0
    elif last in _LAGS and made.origins and isinstance(node.func, ast.Attribute):
        what = f"`{last}`"
    elif last == "read_csv":
        column = reader.file.constant(reader.file.argument(node, "index_col"))
        if isinstance(column, str) and TIME_COLUMN.search(column):
            what = f"`index_col={column!r}`"
    if not what:
        return made
    return made.having(
        events=made.events | {Event("time", node, what, frozenset(), made.origins, weight)},
        is_shifted=made.is_shifted or last == "shift",
        is_later=made.is_later or (last == "shift" and later.looks_ahead(reader, node, made)),
    )


def _reads(last: str) -> bool:
    return last.startswith(_READS) or role_of(last) != "" or last in _LISTS


__all__ = ["frame_method", "in_time"]
