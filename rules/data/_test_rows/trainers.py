"""Trainers that keep the best epoch by its score on test rows: Hugging Face's and Lightning's."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.called import called, called_where, calls_one, lasts
from mlaudit.code.file import FileContext, last_part

from .._rows.parts import knows_validation
from .._rows.tables import is_validation_name
from .checkpoints import names_test
from .tested import given, own_function

_FORMS: Final = frozenset({"select", "shuffle", "map", "with_format", "remove_columns", "rename_column", "filter"})
"""Methods of a Hugging Face data set that give it in another form."""
_KEEPERS: Final = frozenset({"ModelCheckpoint", "EarlyStopping"})


def kept_by_trainer(file: FileContext) -> Iterator[tuple[ast.expr, str, ast.Call | None]]:
    """Where a `Trainer` is given test rows to keep its best epoch by, what holds them, and where they are scored; in a
    file that names no others it may be anywhere.
    """
    if not file.holds(b"eval_dataset"):
        return
    for made in called_where(file, lambda last: last.lower().endswith("trainer")):
        if not last_part(made.func).endswith("Trainer") and own_function(file, made) is None:
            continue
        watched = file.argument(made, "eval_dataset")
        rows = None if watched is None else _held(file, watched)
        if watched is None or rows is None or not names_test(rows) or not _keeps_best(file, made):
            continue
        reported, judges_others = _reported(file, made, ast.unparse(rows))
        if reported is not None or not (judges_others or knows_validation(file) or _reads_validation(file)):
            yield watched, ast.unparse(rows), reported


def _reads_validation(file: FileContext) -> bool:
    """Whether a part of a data set is named as validation rows: ``ds["validation"]``."""
    keys = (each.slice for each in file.tree.of(ast.Subscript))
    return any(isinstance(key, ast.Constant) and is_validation_name(str(key.value)) for key in keys)


def _held(file: FileContext, node: ast.expr, depth: int = 4) -> ast.expr:
    """``ds["test"]`` of ``ds["test"].select(range(500))`` and of the name that it was given."""
    if depth <= 0:
        return node
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _FORMS:
        return _held(file, node.func.value, depth - 1)
    made = file.names.single_value(node) if isinstance(node, ast.Name) else None
    is_form = isinstance(made, ast.Subscript) or (
        isinstance(made, ast.Call) and isinstance(made.func, ast.Attribute) and made.func.attr in _FORMS
    )
    return _held(file, made, depth - 1) if made is not None and is_form else node


def _keeps_best(file: FileContext, made: ast.Call) -> bool:
    """Whether the settings of a trainer keep its best epoch, or a callback does; a function of the file that makes the
    trainer may be given them by any name.
    """
    helper = own_function(file, made)
    for settings in [file.argument(made, "args", 1)] if helper is None else given(made):
        options = file.names.single_value(settings) if settings is not None else None
        if isinstance(options, ast.Call) and _are_for_best(file, options):
            return True
    callbacks = file.argument(made, "callbacks")
    listed = file.names.single_value(callbacks) if callbacks is not None else None
    return listed is not None and "EarlyStopping" in ast.unparse(listed)


def _are_for_best(file: FileContext, options: ast.Call) -> bool:
    """``TrainingArguments(load_best_model_at_end=True)``, made here or by a function of the file."""
    helper = own_function(file, options)
    calls = [options] if helper is None else file.inside(helper, ast.Call)
    return any(file.constant(file.argument(call, "load_best_model_at_end")) is True for call in calls)


def _reported(file: FileContext, made: ast.Call, rows: str) -> tuple[ast.Call | None, bool]:
    """The call that scores the same rows after training, none where only others are scored; and whether some are."""
    statement = file.statement_of(made)
    target = statement.targets[0] if isinstance(statement, ast.Assign) else None
    if target is None:
        return None, False
    home, name = file.function_of(made), ast.unparse(target)
    implied: ast.Call | None = None
    others = False
    for call in called(file, "evaluate", "predict"):
        function = call.func
        if call.lineno <= made.lineno or file.function_of(call) is not home or not isinstance(function, ast.Attribute):
            continue
        if ast.unparse(function.value) != name:
            continue
        given = file.argument(call, "eval_dataset" if function.attr == "evaluate" else "test_dataset", 0)
        if given is None:
            implied = implied or call
        elif ast.unparse(_held(file, given)) == rows:
            return call, others
        else:
            others = True
    return None if others else implied, others


def one_set(file: FileContext) -> Iterator[ast.Return]:
    """Where a Lightning module or data module gives the rows of `val_dataloader` as those to test on, too."""
    if b"def test_dataloader" not in file.source.data or b"def val_dataloader" not in file.source.data:
        return
    for cls in file.tree.of(ast.ClassDef):
        methods = {each.name: each for each in cls.body if isinstance(each, ast.FunctionDef)}
        val, test = methods.get("val_dataloader"), methods.get("test_dataloader")
        if val is None or test is None:
            continue
        returned = file.inside(test, ast.Return)
        if len(returned) == 1 and returned[0].value is not None:
            if _is_method(returned[0].value, "val_dataloader") or _loaded(file, val) & _loaded(file, test):
                yield returned[0]


def _is_method(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == name


def _loaded(file: FileContext, method: FunctionNode) -> set[str]:
    """What the one loader of a method reads: ``self.held`` of ``DataLoader(self.held, 64)``."""
    returned = [each.value for each in file.inside(method, ast.Return)]
    made = returned[0] if len(returned) == 1 else None
    if isinstance(made, ast.Name):
        made = file.names.single_value(made)
    if not isinstance(made, ast.Call):
        return set()
    rows = file.argument(made, "dataset", 0)
    return {ast.unparse(rows)} if isinstance(rows, ast.Attribute | ast.Call) else set()


def keeper(file: FileContext) -> ast.Call | None:
    """Where Lightning is told to keep the best epoch, or to stop after it, by a score on the validation rows."""
    if not calls_one(file, _KEEPERS) or not file.holds(b"ightning"):
        return None
    for call in file.calls_where(lambda name, last: last in _KEEPERS and "lightning" in name):
        monitored = file.argument(call, "monitor", 0 if last_part(call.func) == "EarlyStopping" else None)
        if monitored is not None and "train" not in str(file.constant(monitored)):
            return call
    return None


def tests(file: FileContext) -> ast.Call | None:
    """Where a Lightning trainer is told to test."""
    if "test" not in lasts(file) or not file.holds(b"ightning") or not file.holds(b".test("):
        return None
    for call in called(file, "test"):
        if isinstance(call.func, ast.Attribute) and last_part(call.func.value).endswith("rainer"):
            return call
    return None
