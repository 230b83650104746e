"""What library calls do with rows: fit, transform, split, resample, put in order of time."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, Final

from mlaudit.code.extract import LIBRARIES
from mlaudit.code.file import last_part
from mlaudit.code.pattern import regex

from . import _features, _files, _later, _tables
from ._fits import ITEM, fit, is_label, judged, mark, transform
from ._tables import TIME_COLUMN, is_target, role_of
from ._values import EMPTY, NOTHING, Event, Value, in_order, joined

if TYPE_CHECKING:
    from ._flow import Frame, Reader

_READS: Final = ("read_", "load", "fetch_", "open", "from_", "DataFrame", "connect", "make_", "generate")
_NUMBERS: Final = frozenset(
    {"len", "print", "range", "isinstance", "type", "str", "int", "float", "sum", "display", "max", "min"}
)
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
_STATISTICS: Final = _tables.STATISTICS
_LISTS: Final = frozenset({"array", "arange", "rand", "randn", "glob", "rglob", "listdir", "iterdir", "scandir"})
"""The origin of what a loop takes out of rows: a statistic of one item is no statistic of all."""
_PER_ROW: Final = regex(r"time|date|index|idx|seconds|stamp", re.IGNORECASE)
_NOT_OURS: Final = frozenset(
    {
        "builtins",
        "xgboost",
        "lightgbm",
        "catboost",
        "seaborn",
        "plotly",
        "statsmodels",
        "nltk",
        "spacy",
        "datasets",
        "mlflow",
    }
    | {"joblib", "tqdm", "yaml", "optuna", "polars", "dask", "pyspark", "torchmetrics", "lightning", "wandb", "shap"}
)
_TRANSFORMS: Final = frozenset({"transform", "texts_to_sequences", "texts_to_matrix"})
_OF_ROWS: Final = ("time", "group")
"""Kinds of events that hold of the rows one by one, and end where rows are put together."""
_SIZES: Final = frozenset(
    {"test_size", "val_size", "valid_size", "test_ratio", "val_ratio", "test_frac", "test_fraction"}
)
_AGGREGATED: Final = frozenset({"aggregated"})
_WINDOW: Final = frozenset({"window"})
_OF_SOME: Final = _WINDOW | {"grouped"}
_WITHIN_GROUPS: Final = frozenset(
    {"transform", "cumcount", "rank", "shift", "diff", "pct_change", "ffill", "bfill", "cumsum", "ngroup", "fillna"}
)
_WINDOWS: Final = frozenset({"rolling", "expanding", "ewm", "resample"})
"""Methods after which a mean is one of a few rows, and no statistic of all."""
_LAGS: Final = frozenset({"shift", "pct_change", "rolling", "ewm", "asfreq"})


def library(reader: Reader, node: ast.Call, frame: Frame) -> Value:
    """The value of a call that is not of a function of the file."""
    name = reader.file.call_name(node) or ""
    last = (
        node.func.attr
        if isinstance(node.func, ast.Attribute)
        else node.func.id
        if isinstance(node.func, ast.Name)
        else ""
    )
    receiver = reader.value(node.func.value, frame) if isinstance(node.func, ast.Attribute) else EMPTY
    given = [reader.value(argument, frame) for argument in node.args]
    named = {k.arg: reader.value(k.value, frame) for k in node.keywords if k.arg}
    if name.startswith("builtins.") and last in _NUMBERS:
        return EMPTY
    made = _maker(name, last)
    if made is not None and not (isinstance(node.func, ast.Attribute) and receiver.makers):
        inner = joined([*given, *named.values()])
        if made in _tables.LEARNS_CATEGORIES and reader.file.argument(node, "categories") is not None:
            return inner  # the categories are written down: nothing is learnt from rows
        shuffles = made in _tables.FOLDERS and reader.file.constant(reader.file.argument(node, "shuffle", 1)) is True
        return Value(makers=inner.makers | {made}, origins=frozenset({"shuffled"} if shuffles else ()))
    if last == "train_test_split":
        return _train_test_split(reader, node, given, frame)
    if given and "split" in last.lower() and not _SIZES.isdisjoint(named):
        # a function of another file that holds rows out, by its name and by what it is told
        cut = frozenset(e for v, a in zip(given, node.args, strict=False) if not is_label(a, v) for e in v.events)
        reader.held_out(cut, node)
        whole = joined(given)
        return whole.having(is_part=True, cut=whole.events, roles=frozenset({"train", "test"}), items=(), features=None)
    if last in _tables.CROSS_VALIDATION:
        rows = given[1] if len(given) > 1 else named.get("X", EMPTY)
        reader.held_out(rows.events, node, "folds")
        _folds_shuffled(reader, node, named.get("cv", EMPTY), rows)
        _features.pair(reader, rows, given[2] if len(given) > 2 else named.get("y", EMPTY), node)
        return EMPTY
    if receiver.makers & _tables.FOLDERS and last == "split":
        return _folds(reader, node, receiver, given)
    if last == "randomSplit" and isinstance(node.func, ast.Attribute):
        reader.held_out(receiver.events, node)
        reader.shuffled(receiver, node, "randomSplit")
        return receiver.having(is_part=True, cut=receiver.cut | receiver.events, items=())
    if last in ("random_split", "Subset") and given:
        reader.held_out(given[0].events, node)
        reader.shuffled(given[0], node, "random_split")
        return given[0].having(is_part=True, cut=given[0].cut | given[0].events, items=())
    if last in ("fit", "fit_transform", "partial_fit", "fit_on_texts", "adapt", "fit_resample", "fit_sample"):
        return fit(reader, node, last, receiver, given, named, frame)
    if last in _TRANSFORMS and "grouped" not in receiver.origins:
        return transform(reader, node, receiver, joined(given))
    if last in ("predict", "predict_proba", "decision_function", "score", "evaluate", "get_feature_names_out"):
        if given and last != "get_feature_names_out":
            judged(reader, node, receiver, given[0], node.args[0])
        return EMPTY
    if last == "merge":
        left = given[0] if name == "pandas.merge" and given else named.get("left", receiver)
        rest = given[1:] if name == "pandas.merge" else given
        right = rest[0] if rest else named.get("right", EMPTY)
        if reader.file.constant(reader.file.argument(node, "how")) == "left" and not left.origins & right.origins:
            return left.having(columns=left.columns | right.columns, is_column=False, items=())  # rows to look up in
    if last == "setup" and _is_pycaret(reader, node, name):
        data = reader.file.keyword_maybe(node, "data", 0)
        if isinstance(data, ast.expr):
            reader.held_out(reader.value(data, frame).events, node, "pycaret")
        return EMPTY
    if last in _files.WRITES:
        _files.written(reader, node, receiver, frame)
        return EMPTY
    rows = joined([receiver, *given, *named.values()])
    if last.startswith("read_") and not receiver.origins:
        roles = frozenset(f"named {role.removeprefix('named ')}" for role in rows.roles)
        origins = frozenset({f"{last}:{node.lineno}:{node.col_offset}"})
        path = _files.file_name(reader, node.args[0], frame) if node.args else ""
        came = {Event("call", node, _files.target_of(path), roles, origins)} if path else ()
        fresh = Value(events=frozenset(came), roles=roles, origins=origins)
        return _in_time(reader, node, last, fresh, given, named)
    if name in _tables.SCALING_FUNCTIONS and given and not is_label(node, given[0]):
        event = Event("fit", node, f"`{last}`", given[0].roles, given[0].origins)
        return given[0].having(events=given[0].events | {event})
    by_target = _by_target(reader, node, last, receiver, [*given, *named.values()])
    if by_target is not None:
        return by_target
    if last in _STATISTICS and receiver.origins.isdisjoint(_OF_SOME) and (receiver.origins or given):
        return _statistic(reader, node, receiver if receiver.origins else given[0], frame)
    return _frame_method(reader, node, name, last, receiver, given, named, rows, frame)


def _is_pycaret(reader: Reader, node: ast.Call, name: str) -> bool:
    """``setup`` of PyCaret, which holds rows out of those that it is given, unless others are given to test on."""
    if name.partition(".")[0] not in ("", "setup", "pycaret") or reader.file.argument(node, "test_data") is not None:
        return False
    return any(word in reader.file.source.data for word in (b"pycaret.classification", b"pycaret.regression"))


def _by_target(reader: Reader, node: ast.Call, last: str, receiver: Value, given: list[Value]) -> Value | None:
    """A mean of the label by group, and what it is put on: an encoding that has seen the label of every row."""
    of_label = receiver.is_column and any(is_target(name) for name in receiver.columns)
    if "grouped" in receiver.origins and of_label and not receiver.is_part:
        origins = receiver.origins - {"grouped"}
        if last in _STATISTICS:
            return Value(statistic=node, roles=receiver.roles, origins=origins | {"label by group"})
        how = reader.file.constant(node.args[0]) if node.args else None
        if last == "transform" and isinstance(how, str) and how in _STATISTICS:
            event = Event("fit", node, f"`{ast.unparse(node)[:60]}`", receiver.roles, origins)
            return receiver.having(events=receiver.events | {event}, origins=origins, is_column=False)
    if last in ("map", "replace", "merge", "join"):
        for value in given:
            if value.statistic is not None and "label by group" in value.origins & (receiver.origins | value.origins):
                if value.origins & receiver.origins:
                    what = f"`{ast.unparse(value.statistic)[:60]}`"
                    event = Event("fit", node, what, value.roles, receiver.origins)
                    return receiver.having(events=receiver.events | {event}, is_column=False)
    return None


def _maker(name: str, last: str) -> str | None:
    """The class of transformer, splitter or resampler that a call makes; by its bare name after a star import."""
    if last not in _tables.KNOWN_CLASSES:
        return None
    return last if not name or name.partition(".")[0] in _tables.LIBRARIES or name == last else None


def _train_test_split(reader: Reader, node: ast.Call, given: list[Value], frame: Frame) -> Value:
    whole = joined(given)
    reader.held_out(
        frozenset(e for v, a in zip(given, node.args, strict=False) if not is_label(a, v) for e in v.events), node
    )
    shuffle = reader.file.keyword_maybe(node, "shuffle")
    if shuffle is None or reader.file.constant(shuffle if isinstance(shuffle, ast.expr) else None) is True:
        rows = given[0] if given else EMPTY
        reader.shuffled(rows, node, "train_test_split")
    if len(given) > 1:
        _features.pair(reader, given[0], given[1], node)
    parts = []
    for value in given:
        held = value.having(is_part=True, cut=value.cut | value.events, items=())
        parts.append(held.having(roles=frozenset({"train"})))
        parts.append(held.having(roles=frozenset({"test"})))
    return whole.having(is_part=True, cut=whole.events, items=tuple(parts), features=None)


def _folds(reader: Reader, node: ast.Call, folder: Value, given: list[Value]) -> Value:
    rows = given[0] if given else EMPTY
    shuffles = folder.makers & _tables.SHUFFLING_FOLDERS or "shuffled" in folder.origins
    if shuffles:
        reader.shuffled(rows, node, min(folder.makers))
    train = Value(roles=frozenset({"train"}), is_part=True, origins=frozenset({"folds"}))
    return Value(items=(train, train.having(roles=frozenset({"test"}))), origins=frozenset({"folds"}))


def _folds_shuffled(reader: Reader, node: ast.Call, folder: Value, rows: Value) -> None:
    if folder.makers & _tables.SHUFFLING_FOLDERS or "shuffled" in folder.origins:
        reader.shuffled(rows, node, "cross-validation with shuffled folds")


def element(reader: Reader, node: ast.expr, frame: Frame) -> Value:
    """What a loop over `node` gives each time."""
    value = reader.value(node, frame)
    if isinstance(node, ast.Call):
        last = (
            node.func.attr
            if isinstance(node.func, ast.Attribute)
            else node.func.id
            if isinstance(node.func, ast.Name)
            else ""
        )
        if last == "enumerate" and node.args:
            return Value(items=(EMPTY, element(reader, node.args[0], frame)))
        if last == "zip":
            return Value(items=tuple(element(reader, a, frame) for a in node.args))
        if last == "split":
            return value
        if last == "range":
            return EMPTY
    if value.items and isinstance(node, ast.Name):
        return joined(value.items).having(is_column=False)
    return value.having(items=(), is_column=False, origins=ITEM if value.origins else NOTHING)


def _statistic(reader: Reader, node: ast.Call, rows: Value, frame: Frame) -> Value:
    axis = reader.file.argument(node, "axis")
    if axis is not None and reader.file.constant(axis) not in (0, "index", None):
        return EMPTY
    if not rows.origins - ITEM or "grouped" in rows.origins or rows.is_mask or (rows.is_part and not rows.roles):
        return EMPTY
    return Value(statistic=node, roles=rows.roles, origins=rows.origins, columns=rows.columns)


def by_hand(reader: Reader, node: ast.BinOp | ast.AugAssign, left: Value, right: Value) -> Value:
    """Arithmetic; rows less a mean or minimum of the same rows is a scaler written by hand."""
    whole = joined([left, right])
    if isinstance(node.op, ast.Mult) and isinstance(node, ast.BinOp):
        return _repeated(node, left, right, whole)
    if (
        isinstance(node.op, ast.Sub)
        and right.statistic is not None
        and left.statistic is None
        and (left.origins & right.origins) - ITEM
        and not _PER_ROW.search(ast.unparse(right.statistic))
        and not any(is_target(c) for c in left.columns)
        and not (isinstance(node, ast.BinOp) and is_label(node.left, left))
    ):
        what = f"`{ast.unparse(right.statistic)[:60]}`"
        event = Event("fit", node, what, right.roles, right.origins, 0.9)
        cut = left.cut | {event} if left.is_part and not right.roles else left.cut
        if "test" in left.roles and not right.roles:
            reader.held_out(frozenset({event}), node, "transform")
        return left.having(events=left.events | {event}, cut=cut, is_column=False, features=None)
    if left.statistic is not None and right.statistic is not None:
        return left
    if right.statistic is not None:
        return left
    return whole.having(statistic=None)


def _repeated(node: ast.BinOp, left: Value, right: Value, whole: Value) -> Value:
    """``[row] * 5``: the same rows several times over."""
    for side, value in ((node.left, left), (node.right, right)):
        count = node.right if side is node.left else node.left
        of_labels = isinstance(count, ast.Call) and isinstance(count.func, ast.Name) and count.func.id == "len"
        if isinstance(side, ast.List) and side.elts and value.origins and not of_labels:
            event = Event("resample", node, f"`{ast.unparse(node)[:60]}`", value.roles, value.origins)
            return value.having(events=value.events | {event}, items=())
    return whole


def _frame_method(
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
    events = rows.events
    made = rows.having(is_column=False, items=())
    if receiver.origins and isinstance(node.func, ast.Attribute):
        made = receiver.having(
            items=(), is_column=receiver.is_column and last in ("copy", "astype", "to_numpy", "reshape", "ravel")
        )
        if last not in ("drop", "groupby", "reset_index", "isin"):
            made = made.having(events=rows.events, cut=rows.cut, origins=rows.origins, fitted=rows.fitted)
    if last in ("fillna", "clip", "replace") and isinstance(node.func, ast.Attribute):
        filler = joined(given[:1]) if given else named.get("value", EMPTY)
        statistic = next((v.statistic for v in (*given[:1], *named.values()) if v.statistic is not None), None)
        if statistic is not None and filler.origins & receiver.origins and not is_label(node.func.value, receiver):
            event = Event("fit", node, f"`{ast.unparse(statistic)[:60]}`", filler.roles, filler.origins, 0.6)
            events = events | {event}
            made = made.having(events=events, is_column=receiver.is_column)
    if last == "resample" and "sklearn" in name:
        return _resampled(reader, node, given[0] if given else EMPTY)
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
    made = _in_time(reader, node, last, made, given, named)
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
        made = made.having(events=kept, origins=made.origins - {"grouped"} | ended)
    elif last == "drop_duplicates" or last in _AGGREGATES:
        kept = frozenset(e for e in made.events if e.kind not in _OF_ROWS)
        made = made.having(events=kept, origins=made.origins | _AGGREGATED)
    made = _features.frame_method(reader, node, last, receiver, made, frame)
    if "KFold" in last or last in _tables.FOLDERS:
        return made
    if not made.origins and not receiver.makers and _reads(last):
        made = made.having(origins=frozenset({f"{last}:{node.lineno}:{node.col_offset}"}))
    if _is_project(name):
        called = {Event("call", node, each, rows.roles, rows.origins) for each in (name, *_handed_on(receiver, last))}
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
    if len(keys) == 1 and isinstance(keys[0], str) and _tables.ENTITY_COLUMN.search(keys[0]):
        return frozenset({Event("group", node, f"`{keys[0]}`", frozenset(), made.origins)})
    return frozenset()


def _is_project(name: str) -> bool:
    """Whether a call may be of the project's own code in another file."""
    root = name.partition(".")[0]
    return "." in name and root not in LIBRARIES and root not in _tables.LIBRARIES and root not in _NOT_OURS


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
    event = Event("resample", node, f"`{ast.unparse(node.func)[:40]}` with replacement", rows.roles, rows.origins)
    return rows.having(events=rows.events | {event}, items=())


def _together(reader: Reader, node: ast.Call, receiver: Value, given: list[Value], rows: Value, frame: Frame) -> Value:
    """Rows put one after another: of both parts, they have both roles; a list grows by what is appended."""
    if isinstance(node.func, ast.Attribute) and node.func.attr == "append" and not receiver.makers:
        grown = joined([receiver, *given])
        mark(reader, node.func.value, grown.having(items=()), frame)
        return grown
    kept = given[0].items[0].features if given and given[0].items else None
    one = rows.is_part and len(rows.roles) == 1
    return rows.having(items=(), is_column=False, is_later=False, features=kept, is_part=one)


def _in_time(
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
        is_later=made.is_later or (last == "shift" and _later.looks_ahead(reader, node, made)),
    )


def _reads(last: str) -> bool:
    return last.startswith(_READS) or role_of(last) != "" or last in _LISTS


__all__ = ["by_hand", "element", "library"]
