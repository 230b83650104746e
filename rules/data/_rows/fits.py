"""Fits: what learns from which rows, and what is asked about rows that it learnt from."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final

from mlaudit.code.arithmetic import UNKNOWN
from mlaudit.code.called import called, lasts
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.written import excerpt

from . import elsewhere, entries, features, tables
from .metrics import METRICS, PREDICTS
from .models import fits_none
from .parts import NAME_ALONE, knows_test, names_of_rows, part_of
from .tables import is_target, is_test_name, is_validation_name, role_of
from .values import EMPTY, ITEM, Event, Misfit, Value, joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .flow import Reader
    from .frame import Frame

_RIDS: Final = frozenset({"drop", "difference"})
"""Methods that are told what they leave out."""
_VALIDATION: Final = frozenset({"validation"})
_WORDS: Final = frozenset({"TfidfVectorizer", "TfidfTransformer", "CountVectorizer"})
_HELD_OUT: Final = frozenset({"test", "named test"})
_OWN: Final = regex(
    r"(Scaler|Preprocess(or|ing)|Normali[sz]er|Standardi[sz]er|Imputer|FeatureEngineer\w*|DataTransform\w*)\(\)$"
)
"""Classes of a project that learn from the rows that they prepare."""


def fit(
    reader: Reader,
    node: ast.Call,
    last: str,
    receiver: Value,
    given: list[Value],
    named: dict[str, Value],
    frame: Frame,
) -> Value:
    rows = given[0] if given else next((named[k] for k in ("X", "X_train", "raw_documents", "y") if k in named), EMPTY)
    label = given[1] if len(given) > 1 else named.get("y", EMPTY)
    argument = node.args[0] if node.args else next((k.value for k in node.keywords if k.arg), None)
    makers = receiver.makers
    if last in ("fit_resample", "fit_sample"):
        under = not makers & tables.RESAMPLERS
        what = min(makers & (tables.RESAMPLERS | tables.UNDERSAMPLERS), default="resampling")
        event = Event("resample", node, what, rows.roles, rows.origins, 0.7 if under else 1.0)
        made = tuple(v.having(events=v.events | {event}, items=()) for v in (rows, label))
        return joined([rows, label]).having(events=rows.events | {event}, items=made)
    if last != "fit_transform":
        features.pair(reader, rows, label, node)
    _fitted_on_test(reader, node, makers, rows, argument, label)
    if makers & tables.SEARCHES and last == "fit":
        reader.held_out(rows.events, node, "folds")
        if makers & tables.SHUFFLING_FOLDERS or "shuffled" in receiver.origins:
            reader.shuffled(rows, node, "cross-validation with shuffled folds")
        return _learnt(reader, node, receiver, rows, label, frame)
    if last == "fit" and not makers & tables.KNOWN_CLASSES:
        share = reader.file.argument(node, "validation_split")
        if share is not None and reader.file.constant(share) not in (0, 0.0, None, UNKNOWN):
            reader.held_out(rows.events, node, "validation_split")
        return _learnt(reader, node, receiver, rows, label, frame)
    is_model = last != "fit_transform" and label is not EMPTY and bool(makers & tables.PIPELINES)
    fitted = None if is_model else _fit_event(node, receiver, rows, argument)
    fitted = fitted or _own_fit(reader, node, last, rows, argument)
    run = frozenset() if makers or is_label(argument, rows) else elsewhere.run_on(reader, node, rows)
    if fitted is None:
        if last == "fit_transform":
            whole = joined([rows, receiver.having(makers=frozenset())])
            return whole.having(events=whole.events | run)
        if run and label is EMPTY and isinstance(node.func, ast.Attribute):
            mark(reader, node.func.value, receiver.having(fitted=receiver.fitted | run), frame)
        return _learnt(reader, node, receiver, rows, label, frame)
    if isinstance(node.func, ast.Attribute):
        mark(reader, node.func.value, receiver.having(fitted=frozenset({fitted})), frame)
    if last != "fit_transform":
        return receiver.having(fitted=frozenset({fitted}), events=rows.events)
    return rows.having(events=rows.events | {fitted} | run, is_column=False, items=())


def _learnt(reader: Reader, node: ast.Call, receiver: Value, rows: Value, label: Value, frame: Frame) -> Value:
    """A model, with the rows that it was fitted on last."""
    if node.func is None or not isinstance(node.func, ast.Attribute) or label is EMPTY or not rows.origins:
        return receiver
    roles = rows.roles - _HELD_OUT | _VALIDATION if is_validation(rows) else rows.roles | (rows.told & _VALIDATION)
    event = Event("learnt", node, excerpt(node.func.value, 40), roles, rows.origins - ITEM)
    kept = frozenset(e for e in receiver.fitted if e.kind != "learnt")
    made = receiver.having(fitted=kept if rows.is_part and not rows.roles else kept | {event})
    mark(reader, node.func.value, made, frame)
    return made


def judged(reader: Reader, node: ast.Call, receiver: Value, rows: Value, argument: ast.expr) -> None:
    """Remember a score of a model that was fitted on all rows: on held-out rows, those among them, or on the same."""
    is_test = "test" in rows.roles and rows.is_part
    for event in receiver.fitted:
        if event.kind != "learnt" or not isinstance(event.node, ast.Call):
            continue
        if is_validation(rows) and "test" in event.roles and not event.roles & _VALIDATION:
            continue  # fitted on what is trained and tested on, and judged on the validation rows apart
        held = "test" in event.roles or (is_validation(rows) and event.roles >= _VALIDATION)
        of_both = "train" in event.roles and held
        whole = not event.roles or of_both
        if is_test and whole and event.origins & rows.origins and not _without_test(event.node, argument):
            if _is_of_missing_model(reader.file, event.node, node):
                continue
            proven = bool(rows.told) and NAME_ALONE not in rows.told
            reader.misfits.append(Misfit(node, event.what, "learnt", 0.85, event.node, proven))
        elif not (event.roles or rows.roles or rows.is_part) and event.origins == rows.origins:
            reader.misfits.append(Misfit(node, event.what, "own", 0.75, event.node))
        else:
            reader.misfits.append(Misfit(node, event.what, "other", 0.0, event.node))


def _is_of_missing_model(file: FileContext, fit: ast.Call, score: ast.Call) -> bool:
    """Whether a function fits a model only where its caller hands it none (``if model is None:``), and scores whichever
    it has: what callers hand over was fitted elsewhere.
    """
    home = file.function_of(fit)
    if home is None or not isinstance(fit.func, ast.Attribute) or not isinstance(fit.func.value, ast.Name):
        return False
    name = fit.func.value.id
    taken = [each.arg for each in (*home.args.posonlyargs, *home.args.args, *home.args.kwonlyargs)]
    return name in taken and any(
        _is_missing(branch.test, name) and score not in file.inside(branch, ast.Call)
        for branch in file.ancestors(fit, ast.If)
        if any(fit in file.inside(each, ast.Call) for each in branch.body)
    )


def _is_missing(test: ast.expr, name: str) -> bool:
    """``model is None`` and ``not model``."""
    if isinstance(test, ast.UnaryOp):
        return isinstance(test.op, ast.Not) and isinstance(test.operand, ast.Name) and test.operand.id == name
    if not isinstance(test, ast.Compare) or not isinstance(test.ops[0], ast.Is) or not isinstance(test.left, ast.Name):
        return False
    other = test.comparators[0]
    return test.left.id == name and isinstance(other, ast.Constant) and other.value is None


def _without_test(given: ast.Call, asked: ast.expr) -> bool:
    """Whether a model is fitted on training and validation rows and judged on the test rows, by their names."""
    names = [last_part(part) for part in ast.walk(given.args[0]) if isinstance(part, ast.Name | ast.Attribute)]
    apart = any(map(is_validation_name, names)) and not any(map(is_test_name, names))
    return apart and is_test_name(last_part(asked))


_JUDGES: Final = METRICS | PREDICTS | {"score", "evaluate", "transform"}
_KEEPS: Final = regex(r"^(to_(csv|parquet|pickle|feather|sql|excel)|save(z|txt)?|dump|DataLoader)$")


def _is_all_there_is(file: FileContext) -> bool:
    """Whether a file knows no training rows beside those that a name alone says are held out, asks no model and keeps
    nothing: what is called so may be rows to try something with.
    """
    done = lasts(file)
    if not done.isdisjoint(_JUDGES) or any(map(_KEEPS.search, done)):
        return False
    return not any(part_of(file, name) == "train" for name in names_of_rows(file) - done)


def _fitted_on_test(
    reader: Reader, node: ast.Call, makers: frozenset[str], rows: Value, argument: ast.expr | None, label: Value
) -> None:
    """Remember a fit that was given held-out rows."""
    known = makers & (tables.LEARNS_NUMBERS | tables.LEARNS_CATEGORIES | tables.LEARNS_LABELS | tables.SEARCHES)
    if not known or not rows.roles or (known <= tables.LEARNS_LABELS and is_label(argument, rows)):
        return
    is_named = bool(rows.told) and NAME_ALONE not in rows.told
    if rows.roles <= _HELD_OUT:
        if (known & tables.REDUCERS and not _kept_as_test(node)) or _is_up_to_caller(reader.file, node):
            return
        if known & tables.SEARCHES:
            if not is_validation(rows):  # which are there to choose by
                reader.misfits.append(Misfit(node, min(known), "search", 0.9, is_proven=is_named))
            return
        unused = fits_none(reader.file)
        if unused and known <= _WORDS:
            return
        beside = bool(known & reader.trained)
        if not (beside or is_named) and _is_all_there_is(reader.file):
            return
        if beside or is_named or not known & _WORDS:
            weight = 0.95 if "test" in rows.roles else 0.85
            proven = (beside or is_named) and not unused
            reader.misfits.append(Misfit(node, min(known), "alone", weight, is_proven=proven))
    elif rows.roles >= {"train", "test"} and known & tables.LEARNS_NUMBERS and not is_label(argument, rows):
        if is_validation(rows) and knows_test(reader.file):
            return  # what is tested last is neither
        if label is EMPTY or not makers & tables.COMPOSITES:  # with labels it is a model, fitted anew: see `judged`
            what = min(known & tables.LEARNS_NUMBERS)
            reader.misfits.append(Misfit(node, what, "together", 0.85, is_proven=is_named))
    elif not rows.roles & _HELD_OUT:
        reader.trained |= known


def by_function(reader: Reader, node: ast.Call, last: str, rows: Value, frame: Frame) -> None:
    """Remember a function that scales rows by what it learns of them, where it has scaled the training rows before, is
    given held-out rows, and a model is asked below.
    """
    if reader.file.constant(reader.file.argument(node, "axis")) not in (0, None, UNKNOWN) or not rows.origins - ITEM:
        return
    if rows.roles and rows.roles <= _HELD_OUT:
        place = frame.called or node
        if last in reader.trained and _is_asked_below(reader.file, place):
            reader.misfits.append(Misfit(place, last, "alone", 0.85))
    elif not rows.roles & _HELD_OUT:
        reader.trained.add(last)


def _is_asked_below(file: FileContext, place: ast.Call) -> bool:
    """Whether the function that a call is in asks a model further down: else its rows may be there to look at."""
    home = file.function_of(place)
    asked = called(file, *PREDICTS, "score", "evaluate")
    return any(call.lineno > place.lineno and file.function_of(call) is home for call in asked)


def _is_up_to_caller(file: FileContext, node: ast.Call) -> bool:
    """Whether a function fits only where its caller says so, by another argument than the rows: ``if fit_scaler:``."""
    function = file.function_of(node)
    if function is None:
        return False
    given = {a.arg for a in (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)}
    asks = given - {"self", "cls"} - _names(*node.args)
    tests = [branch.test for branch in file.ancestors(node, ast.If)]
    asked = _names(*tests)
    if not asks or not asked:
        return False
    made = [a.value for a in file.inside(function, ast.Assign) if asked & _names(*a.targets)]
    return not asks.isdisjoint(asked | _names(*made))


def _names(*nodes: ast.AST) -> set[str]:
    return {part.id for node in nodes for part in ast.walk(node) if isinstance(part, ast.Name)}


def is_validation(rows: Value) -> bool:
    """Whether the rows that are held out, among these, are all called validation rows."""
    return rows.told - {NAME_ALONE} == _VALIDATION


def _kept_as_test(node: ast.Call) -> bool:
    """Whether what comes out is kept as the test set, not drawn once."""
    holder = getattr(node, "parent", None)
    targets = holder.targets if isinstance(holder, ast.Assign) else []
    return any(isinstance(target, ast.Name) and role_of(target.id) == "test" for target in targets)


def mark(reader: Reader, target: ast.expr, value: Value, frame: Frame) -> None:
    if isinstance(target, ast.Name | ast.Attribute):
        reader.store(target, value, frame)
    elif isinstance(target, ast.Subscript):
        entries.put(reader, target, value, frame)


def _own_fit(reader: Reader, node: ast.Call, last: str, rows: Value, argument: ast.expr | None) -> Event | None:
    """A fit of the project's own preprocessor, known by the name of its class."""
    if last != "fit_transform" or not isinstance(node.func, ast.Attribute) or rows is EMPTY or not rows.origins:
        return None
    name = reader.file.qualname(node.func.value) or ""
    made = name.rpartition(".")[2]
    if name.partition(".")[0] in tables.LIBRARIES or is_label(argument, rows) or not _OWN.search(made):
        return None
    return Event("fit", node, f"`{made.removesuffix('()')}`", rows.roles, rows.origins, 0.6)


def taught_by(node: ast.AST, maker: Value) -> Event | None:
    """What would be learnt of any rows by what a function gives: the fit of a transformer that it makes."""
    if maker.origins or not maker.makers or maker.makers & (tables.SEARCHES | tables.FOLDERS):
        return None
    return _fit_event(node, maker, Value(origins=frozenset({"any rows"})), None)


def _fit_event(node: ast.AST, receiver: Value, rows: Value, argument: ast.expr | None) -> Event | None:
    makers = receiver.makers
    if rows is EMPTY or not (rows.origins or rows.events) or is_label(argument, rows):
        return None
    known = makers & tables.LEARNS_NUMBERS
    labelled = bool(known & tables.LEARNS_FROM_LABELS)
    if makers & tables.COMPOSITES and (known or makers & tables.LEARNS_CATEGORIES):
        name = min(makers & tables.COMPOSITES)
        weight = 1.0 if known else 0.6
        scales, lists = known <= tables.SCALERS, not known and not makers & tables.COUNTS
        return Event("fit", node, name, rows.roles, rows.origins, weight, "", scales, lists, labelled)
    if known:
        scales = known <= tables.SCALERS
        return Event("fit", node, min(known), rows.roles, rows.origins, scales=scales, labelled=labelled)
    if makers & tables.LEARNS_CATEGORIES:
        lists = not makers & tables.COUNTS
        what = min(makers & tables.LEARNS_CATEGORIES)
        return Event("fit", node, what, rows.roles, rows.origins, 0.6, lists=lists)
    if "LabelEncoder" in makers and _is_of_any_column(argument):
        return Event("fit", node, "LabelEncoder", rows.roles, rows.origins, 0.6, lists=True)
    if makers & tables.LEARNS_VOCABULARY:
        what = min(makers & tables.LEARNS_VOCABULARY)
        return Event("fit", node, what, rows.roles, rows.origins, 0.5, lists=True)
    return None


def _is_of_any_column(argument: ast.expr | None) -> bool:
    """Whether what is encoded is one column after the other, not the one that is the target: ``rows[column]``."""
    return argument is not None and any(
        isinstance(part, ast.Subscript) and isinstance(part.slice, ast.Name) for part in ast.walk(argument)
    )


def transform(reader: Reader, node: ast.Call, receiver: Value, rows: Value) -> Value:
    late = frozenset(e for e in receiver.fitted if not e.roles and e.origins & rows.origins)
    if "test" in rows.roles and rows.is_part and late:
        reader.held_out(late, node, "transform")
    cut = rows.cut | late if rows.is_part else rows.cut
    return rows.having(events=rows.events | receiver.fitted, cut=cut, is_column=False, items=())


def _said(argument: ast.AST) -> Iterator[ast.AST]:
    """All parts of an expression but the columns that it is rid of: ``rows.drop(columns=["target"])``."""
    stack = [argument]
    while stack:
        node = stack.pop()
        yield node
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _RIDS:
            stack.append(node.func)
        elif not isinstance(node, ast.Compare) or not isinstance(node.ops[0], ast.NotEq | ast.NotIn):
            stack.extend(ast.iter_child_nodes(node))


def is_label(argument: ast.AST | None, value: Value) -> bool:
    """Whether what is fitted or split is the target: its encoding and scaling is not a leak of features."""
    for inner in _said(argument) if argument is not None else ():
        if isinstance(inner, ast.Name) and is_target(inner.id):
            return True
        if isinstance(inner, ast.Attribute) and is_target(inner.attr):
            return True
        if isinstance(inner, ast.Constant) and isinstance(inner.value, str) and is_target(inner.value):
            return True
    return value.is_column and any(is_target(c) for c in value.columns)
