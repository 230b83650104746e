"""What library calls do with rows: fit, transform, split, cross-validate, read and write; arithmetic by hand."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, Final

from mlaudit.code.file import last_part
from mlaudit.code.pattern import regex
from mlaudit.code.written import excerpt

from . import by_group, choices, copies, features, files, fills, spark, tables
from .fits import by_function, fit, is_label, judged, transform
from .methods import frame_method, in_time
from .tables import is_target
from .values import EMPTY, ITEM, NOTHING, Event, Value, joined

if TYPE_CHECKING:
    from .flow import Reader
    from .frame import Frame

_NUMBERS: Final = frozenset(
    {"len", "print", "range", "isinstance", "type", "str", "int", "float", "sum", "display", "max", "min"}
)
_STATISTICS: Final = tables.STATISTICS
_PER_ROW: Final = regex(r"time|date|index|idx|seconds|stamp", re.IGNORECASE)
_TRANSFORMS: Final = frozenset({"transform", "texts_to_sequences", "texts_to_matrix"})
SIZES: Final = frozenset(
    {"test_size", "val_size", "valid_size", "test_ratio", "val_ratio", "test_frac", "test_fraction"}
)
_ASKS: Final = frozenset(
    {"predict", "predict_proba", "decision_function", "score", "evaluate", "get_feature_names_out"}
)
_KNOWN: Final = (
    tables.KNOWN_CLASSES
    | tables.CROSS_VALIDATION
    | tables.FITS
    | _TRANSFORMS
    | _ASKS
    | files.WRITES
    | {"Subset", "setup"}
)
"""Calls that are known by their name alone, beside those that split."""
_OF_SOME: Final = frozenset({"window", "grouped"})
"""Origins of rows of which a statistic is one of some of them."""


def library(reader: Reader, node: ast.Call, frame: Frame) -> Value:
    """The value of a call that is not of a function of the file."""
    name = reader.file.call_name(node) or ""
    last = last_part(node.func)
    receiver = reader.value(node.func.value, frame) if isinstance(node.func, ast.Attribute) else EMPTY
    given = [reader.value(argument, frame) for argument in node.args]
    named = {k.arg: reader.value(k.value, frame) for k in node.keywords if k.arg}
    if name.startswith("builtins.") and last in _NUMBERS:
        return EMPTY
    if last in _KNOWN or "split" in last.lower() or reader.chooses:
        known = _known(reader, node, name, last, receiver, given, named, frame)
        if known is not None:
            return known
    beside: frozenset[Event] = frozenset()
    if last in ("merge", "join"):
        left = given[0] if name == "pandas.merge" and given else named.get("left", receiver)
        rest = given[1:] if name == "pandas.merge" else given
        right = rest[0] if rest else named.get("right", named.get("other", EMPTY))
        beside = by_group.put_beside(left, right)
        if reader.file.constant(reader.file.argument(node, "how")) == "left" and not left.origins & right.origins:
            means = frozenset(e for e in right.events if e.kind == by_group.MEANS)
            columns = left.columns | right.columns
            return left.having(columns=columns, is_column=False, items=(), events=left.events | means)  # to look up in
    rows = joined([receiver, *given, *named.values()])
    by_spark = reader.runs_spark and spark.reads(node, last)
    if by_spark or (last.startswith(("read_", "scan_")) and not receiver.origins):
        roles = frozenset(f"named {role.removeprefix('named ')}" for role in rows.roles)
        origins = frozenset({f"{last}:{node.lineno}:{node.col_offset}{_asked_for(node, frame)}"})
        if by_spark:
            path = spark.table_of(reader, node, frame)
        else:
            path = files.file_name(reader, node.args[0], frame) if node.args else ""
        came = {Event("call", node, files.target_of(path), roles, origins)} if path else ()
        fresh = Value(events=frozenset(came), roles=roles, origins=origins)
        return in_time(reader, node, last, fresh, given, named)
    if reader.runs_spark:
        if spark.is_of(node, "write"):
            if last in spark.WRITES:
                files.written(reader, spark.table_of(reader, node, frame), receiver)
            return receiver  # ``mode("append")`` is no statistic
        beside |= spark.in_order(reader, node, name, last, is_frame=bool(receiver.origins))
    if name in tables.SCALING_FUNCTIONS and given and not is_label(node, given[0]):
        by_function(reader, node, last, given[0], frame)
        event = Event("fit", node, f"`{last}`", given[0].roles, given[0].origins, scales=True)
        return given[0].having(events=given[0].events | {event})
    if name in tables.BENDING_FUNCTIONS and given and reader.file.argument(node, "lmbda", 1) is None:
        return _bent(reader, node, last, given[0], frame)
    encoded = by_group.encoded(reader, node, last, receiver, given)
    if encoded is not None:
        return encoded
    if last in _STATISTICS and receiver.origins.isdisjoint(_OF_SOME) and (receiver.origins or given):
        return _statistic(reader, node, receiver if receiver.origins else given[0], frame)
    made_of = frame_method(reader, node, name, last, receiver, given, named, rows, frame)
    made_of = by_group.averaged(reader, node, last, receiver, made_of)
    return made_of.having(events=made_of.events | beside) if beside else made_of


def _known(
    reader: Reader,
    node: ast.Call,
    name: str,
    last: str,
    receiver: Value,
    given: list[Value],
    named: dict[str, Value],
    frame: Frame,
) -> Value | None:
    """The value of a call that is known by its name: it makes, splits, fits, asks or writes; None of any other."""
    made = _maker(name, last)
    if made is not None and not (isinstance(node.func, ast.Attribute) and receiver.makers):
        inner = joined([*given, *named.values()])
        if made in tables.LEARNS_CATEGORIES and reader.file.argument(node, "categories") is not None:
            return inner  # the categories are written down: nothing is learnt from rows
        shuffles = _shuffles(reader, node, made, inner)
        return Value(makers=inner.makers | {made}, origins=frozenset({"shuffled"} if shuffles else ()))
    if last == "train_test_split":
        return _train_test_split(reader, node, given, frame)
    if given and "split" in last.lower() and not SIZES.isdisjoint(named):
        # a function of another file that holds rows out, by its name and by what it is told
        cut = frozenset(e for v, a in zip(given, node.args, strict=False) if not is_label(a, v) for e in v.events)
        reader.held_out(cut, node)
        whole = joined(given)
        roles = frozenset({"train", "test"})
        return whole.having(is_part=True, cut=whole.events, roles=roles, told=NOTHING, items=(), features=None)
    if last in tables.CROSS_VALIDATION:
        rows = given[1] if len(given) > 1 else named.get("X", EMPTY)
        reader.held_out(rows.events, node, "folds")
        _folds_shuffled(reader, node, named.get("cv", EMPTY), rows)
        features.pair(reader, rows, given[2] if len(given) > 2 else named.get("y", EMPTY), node)
        return EMPTY
    if receiver.makers & tables.FOLDERS and last == "split":
        return _folds(reader, node, receiver, given)
    if last == "randomSplit" and isinstance(node.func, ast.Attribute):
        reader.held_out(receiver.events, node)
        reader.shuffled(receiver, node, "randomSplit")
        return receiver.having(is_part=True, cut=receiver.cut | receiver.events, items=())
    if last in ("random_split", "Subset") and given:
        reader.held_out(given[0].events, node)
        reader.shuffled(given[0], node, "random_split")
        return given[0].having(is_part=True, cut=given[0].cut | given[0].events, items=())
    if last in tables.FITS:
        return fit(reader, node, last, receiver, given, named, frame)
    choice = choices.scored(node, name, last, receiver, given) if reader.chooses else None
    if choice is not None:
        return choice
    if last in _TRANSFORMS and "grouped" not in receiver.origins:
        return transform(reader, node, receiver, joined(given))
    if last in _ASKS:
        if given and last != "get_feature_names_out":
            judged(reader, node, receiver, given[0], node.args[0])
        return EMPTY
    if last == "setup" and _is_pycaret(reader, node, name):
        data = reader.file.keyword_maybe(node, "data", 0)
        if isinstance(data, ast.expr):
            reader.held_out(reader.value(data, frame).events, node, "pycaret")
        return EMPTY
    if last in files.WRITES:
        if node.args:
            files.written(reader, files.file_name(reader, node.args[0], frame), receiver)
        return EMPTY
    return None


def _bent(reader: Reader, node: ast.Call, last: str, rows: Value, frame: Frame) -> Value:
    """Rows that are bent by a power that was found for them, and this power."""
    if not is_label(node, rows):
        by_function(reader, node, last, rows, frame)
        event = Event("fit", node, f"`{last}`", rows.roles, rows.origins, 0.6, scales=True)
        rows = rows.having(events=rows.events | {event})
    return rows.having(items=(rows.having(items=()), EMPTY))


def _asked_for(node: ast.Call, frame: Frame) -> str:
    """What a function that reads whatever file it is given was given: each file is another table."""
    taken = {each.id for argument in node.args for each in ast.walk(argument) if isinstance(each, ast.Name)}
    if frame.called is None or frame.function is None or not taken:
        return ""
    every = (*frame.function.args.posonlyargs, *frame.function.args.args, *frame.function.args.kwonlyargs)
    return f" {ast.unparse(frame.called)}" if any(each.arg in taken for each in every) else ""


def _is_pycaret(reader: Reader, node: ast.Call, name: str) -> bool:
    """``setup`` of PyCaret, which holds rows out of those that it is given, unless others are given to test on."""
    if name.partition(".")[0] not in ("", "setup", "pycaret") or reader.file.argument(node, "test_data") is not None:
        return False
    return any(word in reader.file.source.data for word in (b"pycaret.classification", b"pycaret.regression"))


def _maker(name: str, last: str) -> str | None:
    """The class of transformer, splitter or resampler that a call makes; by its bare name after a star import."""
    if last not in tables.KNOWN_CLASSES:
        return None
    return last if not name or name.partition(".")[0] in tables.LIBRARIES or name == last else None


def _shuffles(reader: Reader, node: ast.Call, made: str, inner: Value) -> bool:
    """Whether folds, or a search by them, shuffle rows; Spark's always do where no column says the fold of a row."""
    if made in tables.SPARK_SEARCHES:
        return reader.file.argument(node, "foldCol") is None
    if made in tables.SEARCHES:
        return "shuffled" in inner.origins
    return made in tables.FOLDERS and reader.file.constant(reader.file.argument(node, "shuffle", 1)) is True


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
        features.pair(reader, given[0], given[1], node)
    parts = []
    for value in given:
        held = value.having(is_part=True, cut=value.cut | value.events, items=())
        parts.append(held.having(roles=frozenset({"train"}), told=NOTHING))
        parts.append(held.having(roles=frozenset({"test"}), told=NOTHING))
    return whole.having(is_part=True, cut=whole.events, items=tuple(parts), features=None)


def _folds(reader: Reader, node: ast.Call, folder: Value, given: list[Value]) -> Value:
    rows = given[0] if given else EMPTY
    shuffles = folder.makers & tables.SHUFFLING_FOLDERS or "shuffled" in folder.origins
    if shuffles:
        reader.shuffled(rows, node, min(folder.makers))
    train = Value(roles=frozenset({"train"}), is_part=True, origins=frozenset({"folds"}))
    return Value(items=(train, train.having(roles=frozenset({"test"}))), origins=frozenset({"folds"}))


def _folds_shuffled(reader: Reader, node: ast.Call, folder: Value, rows: Value) -> None:
    if folder.makers & tables.SHUFFLING_FOLDERS or "shuffled" in folder.origins:
        reader.shuffled(rows, node, "cross-validation with shuffled folds")


def element(reader: Reader, node: ast.expr, frame: Frame) -> Value:
    """What a loop over `node` gives each time."""
    value = reader.value(node, frame)
    if isinstance(node, ast.Call):
        last = last_part(node.func)
        if last == "enumerate" and node.args:
            return Value(items=(EMPTY, element(reader, node.args[0], frame)))
        if last == "zip":
            items = [element(reader, a, frame) for a in node.args]
            choice = Value(chooses=joined(items).chooses) if reader.chooses else EMPTY
            return Value(items=tuple(choice if item is EMPTY else item for item in items))
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
    if not rows.origins - ITEM or "grouped" in rows.origins or rows.is_mask:
        return EMPTY
    if rows.is_part and not rows.roles and not fills.of_known(node):
        return EMPTY
    return Value(statistic=node, roles=rows.roles, origins=rows.origins, columns=rows.columns)


def by_hand(reader: Reader, node: ast.BinOp | ast.AugAssign, left: Value, right: Value) -> Value:
    """Arithmetic; rows less a mean or minimum of the same rows is a scaler written by hand."""
    whole = joined([left, right])
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
        whole = copies.noisy(node, left, right, whole)
    if isinstance(node.op, ast.Mult) and isinstance(node, ast.BinOp):
        return _repeated(node, left, right, whole)
    if (
        isinstance(node.op, ast.Sub)
        and right.statistic is not None
        and left.statistic is None
        and (left.origins & right.origins) - ITEM
        and not _PER_ROW.search(ast.unparse(right.statistic))
        and not any(is_target(c) for c in left.columns)
        and not any(tables.TIME_COLUMN.search(c) for c in right.columns)  # what days are counted from
        and not (isinstance(node, ast.BinOp) and is_label(node.left, left))
    ):
        what = f"`{excerpt(right.statistic, 60)}`"
        event = Event("fit", node, what, right.roles, right.origins, 0.9, scales=True)
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
            event = Event("resample", node, f"`{excerpt(node, 60)}`", value.roles, value.origins)
            return value.having(events=value.events | {event}, items=())
    return whole


__all__ = ["SIZES", "by_hand", "element", "library"]
