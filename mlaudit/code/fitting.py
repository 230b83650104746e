"""Calls that fit a model, and methods that are called as if they did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlaudit.code.extract import LIBRARIES
from mlaudit.code.pattern import regex

if TYPE_CHECKING:
    from mlaudit.code.facts import CallFact
    from mlaudit.code.project import ProjectView

FIT: Final = ("fit", "fit_transform", "partial_fit", "fit_generator", "fit_resample", "backward")
"""Methods that fit a model, whatever it is."""
_TRAINERS: Final = (
    *("Trainer().train", "YOLO().train", "xgboost.train", "lightgbm.train", "fasttext.train_supervised"),
    *("pycaret.classification.compare_models", "pycaret.regression.compare_models"),
    ".apply_gradients",  # of TensorFlow's optimisers: what `backward` and `step` are to torch
)
"""Ends of the names of what trains a model, and is called neither `fit` nor `backward`."""
_DRAW: Final = frozenset(
    {"PIL", "matplotlib", "prompt_toolkit", "pygame", "reportlab", "rich", "textual", "tkinter", "urwid", "wx"}
    | {"PyQt5", "PyQt6", "PySide2", "PySide6"}
)
"""Libraries that draw: what they, or their objects, fit is a frame, a picture or a page."""
_LOADS: Final = regex(
    r"^((joblib|pickle|cloudpickle|dill|json|numpy|torch|yaml|tomllib)\.(safe_|full_)?loads?"
    r"|pandas\.read_\w+|safetensors\.[\w.]*load\w*|[\w.]+\.(from_pretrained|load_model))$"
)
_BESIDE: Final = regex(
    r"^(os|pathlib|logging|loguru|structlog|time|json|io)\.[\w.()]*$|^builtins\.\w+$"
    r"|\.(exists|is_file|info|debug|warning|error|exception|read|read_text|read_bytes|close|get|items|keys|append|format)$"
)
"""What is called beside a load, and makes nothing of what was loaded."""


def trains(target: str) -> bool:
    """Whether a call is of what fits a model, by its name."""
    return (target.rpartition(".")[2] in FIT and not fits_otherwise(target)) or target.endswith(_TRAINERS)


def fits_otherwise(target: str) -> bool:
    """Whether what is called, by its resolved name, is called `fit` and trains nothing: the function of a library
    (``scipy.stats.norm.fit``), and whatever a library that draws has (``rich.panel.Panel.fit``, ``PIL.ImageOps.fit``).
    """
    first, last = target.partition(".")[0], target.rpartition(".")[2]
    if first in _DRAW:
        return last in FIT or last == "train"
    return first in LIBRARIES and last == "fit" and "()" not in target


def may_train(targets: set[str], lasts: set[str]) -> bool:
    """Whether any of the calls of a file, by their names and the last parts of them, may fit a model."""
    return not lasts.isdisjoint(FIT) or any(target.endswith(_TRAINERS) for target in targets)


def only_loads(project: ProjectView, call: CallFact, path: str) -> bool:
    """Whether the method of the project that is called, whatever its name, reads files and does nothing else."""
    made = project.resolve(call.target, path)
    calls = made.function.calls if made is not None and made.function is not None else ()
    loads = [each for each in calls if _LOADS.match(each.target)]
    return bool(loads) and all(each in loads or _BESIDE.search(each.target) for each in calls)
