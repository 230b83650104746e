"""Rows to validate on that are the training rows once more: the same folder, data set or loop under another name."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.called import called, calls_one
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

from .._rows.tables import role_of

_PICTURES: Final = frozenset(
    {"flow_from_directory", "flow_from_dataframe", "image_dataset_from_directory", "ImageFolder", "DatasetFolder"}
)
_KNOWN_SETS: Final = frozenset({"MNIST", "FashionMNIST", "KMNIST", "EMNIST", "CIFAR10", "CIFAR100", "SVHN", "STL10"})
_LOADS: Final = _PICTURES | _KNOWN_SETS | {"DataLoader"}
_OF_NO_ROWS: Final = regex(
    r"^(batch_?size|shuffle|num_workers|pin_memory|drop_last|download|collate_fn|seed|class_mode|target_size|image_size"
    r"|color_mode|label_mode|persistent_workers|prefetch_factor|generator|worker_init_fn|interpolation|\w*transforms?)$"
)
"""Parameters that say nothing of which rows are loaded."""
_ROWS_AT: Final = 1
"""The positional arguments that name the rows."""
_PARTS: Final = frozenset(
    {"Subset", "random_split", "take", "skip", "SubsetRandomSampler", "split_dataset", "train_test_split", "split"}
)
_WRITES: Final = frozenset({"imwrite", "copy", "copyfile", "copy2", "move", "save", "imsave", "write", "symlink"})
_NAMED: Final = ("validation_data", "eval_dataset")
_TRAIN: Final = {"fit": ("x", "y"), "Trainer": ("train_dataset",), "SFTTrainer": ("train_dataset",)}


class Again(NamedTuple):
    """Where the training rows are taken to validate on, what these are called, and where they are trained on."""

    place: ast.expr | ast.stmt
    name: str
    train: ast.expr | ast.stmt


def trained_on_again(file: FileContext) -> Iterator[Again]:
    """Validation and test rows of a file that are its training rows."""
    if b"train" not in file.source.data:
        return
    yield from _loaded_again(file)
    yield from _handed_again(file)
    yield from _written_again(file)


def _loaded_again(file: FileContext) -> Iterator[Again]:
    """``train = ImageFolder(root)`` and ``test = ImageFolder(root)``."""
    calls = called(file, *_LOADS)
    if len(calls) < 2 or calls_one(file, _PARTS):
        return
    trained: dict[tuple[str, ...], ast.Call] = {}
    for call in calls:
        statement = file.statement_of(call)
        target = statement.targets[0] if isinstance(statement, ast.Assign) and statement.value is call else None
        role = role_of(last_part(target)) if target is not None else ""
        rows = _rows(file, call) if role else None
        if rows is None:
            continue
        if role == "train":
            trained.setdefault(rows, call)
        elif rows in trained and file.function_of(trained[rows]) is file.function_of(call):
            yield Again(call, last_part(target), trained[rows])


def _rows(file: FileContext, call: ast.Call) -> tuple[str, ...] | None:
    """What a call says of the rows that it loads; None where a sampler or anything that is unpacked may choose some."""
    given = file.has_unpacking(call)
    last = last_part(call.func)
    keywords = {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg}
    if given or any("sampler" in name or name in ("subset", "validation_split") for name in keywords):
        return None
    positional = call.args[:_ROWS_AT] if last not in _KNOWN_SETS else call.args[: _ROWS_AT + 1]
    telling = {f"{name}={_value(file, value)}" for name, value in keywords.items() if not _OF_NO_ROWS.match(name)}
    if not positional and not telling:
        return None
    return (last, *(_value(file, each) for each in positional), *sorted(telling))


def _value(file: FileContext, node: ast.expr) -> str:
    """What an expression stands for where it is written: a name with the places that it may have been given at."""
    names = [part for part in ast.walk(node) if isinstance(part, ast.Name)]
    given = sorted({binding.line for name in names for binding in file.names.lookup(name.id, name)})
    return f"{ast.unparse(node)} {given}"


def _handed_again(file: FileContext) -> Iterator[Again]:
    """``fit(x_train, y_train, validation_data=(x_train, y_train))``, ``Trainer(train_dataset=a, eval_dataset=a)``."""
    for call in called(file, *_TRAIN):
        watched = next((keyword.value for keyword in call.keywords if keyword.arg in _NAMED), None)
        if watched is None:
            continue
        names = _TRAIN[last_part(call.func)]
        trained = [value for place, name in enumerate(names) if (value := _argument(file, call, name, place))]
        again = watched.elts[: len(trained)] if isinstance(watched, ast.Tuple) else [watched]
        texts = [ast.unparse(each) for each in again]
        if trained and texts == [ast.unparse(each) for each in trained[: len(again)]]:
            yield Again(watched, ast.unparse(watched), trained[0])


def _argument(file: FileContext, call: ast.Call, name: str, place: int) -> ast.expr | None:
    return file.argument(call, name, place if last_part(call.func) == "fit" else None)


def _written_again(file: FileContext) -> Iterator[Again]:
    """Two loops over the same training rows, that write them to a folder to train on and to one to test on."""
    if not calls_one(file, _WRITES):
        return
    trained: dict[str, ast.For] = {}
    for loop in file.tree.of(ast.For):
        role = _folder(file, loop)
        rows = _value(file, loop.iter)
        if role == "train":
            trained.setdefault(rows, loop)
        elif role == "test" and rows in trained and role_of(_of(loop.iter)) == "train":
            if file.function_of(loop) is file.function_of(trained[rows]):
                yield Again(loop, _of(loop.iter), trained[rows])


def _of(iterated: ast.expr) -> str:
    """``frames`` of ``enumerate(frames)`` and ``tqdm(frames)``."""
    while isinstance(iterated, ast.Call) and iterated.args:
        iterated = iterated.args[0]
    return last_part(iterated)


def _folder(file: FileContext, loop: ast.For) -> str:
    """The part of the rows that is written in a loop, by the names and texts of the paths in it."""
    calls = [call for call in file.inside(loop, ast.Call) if last_part(call.func) in _WRITES]
    if not calls:
        return ""
    over = {part.id for part in (*ast.walk(loop.iter), *ast.walk(loop.target)) if isinstance(part, ast.Name)}
    roles = {role_of(part.id) for part in file.inside(loop, ast.Name) if part.id not in over}
    for constant in (part for part in ast.walk(loop) if isinstance(part, ast.Constant)):
        if isinstance(constant.value, str):
            roles |= {role_of(step) for step in constant.value.split("/")}
    roles.discard("")
    return roles.pop() if len(roles) == 1 else ""


__all__ = ["Again", "trained_on_again"]
