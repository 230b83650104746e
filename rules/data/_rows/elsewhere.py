"""What a call runs where that is of another file of the project: its own preprocessors, its helpers."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final

from mlaudit.code.extract import LIBRARIES
from mlaudit.code.file import FileContext
from mlaudit.code.possible import may_be

from . import tables
from .values import Event, Value

if TYPE_CHECKING:
    from .flow import Reader

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


def is_of_project(name: str) -> bool:
    """Whether a call may be of the project's own code in another file."""
    root = name.partition(".")[0]
    return "." in name and root not in LIBRARIES and root not in tables.LIBRARIES and root not in _NOT_OURS


def step_of(name: str) -> str:
    """The function that a step of a flow runs: ``tidy`` of ``tidy.submit(rows)`` and ``tidy.fn(rows)``."""
    return name.removesuffix(".submit").removesuffix(".fn")


def steps(file: FileContext, node: ast.Call) -> list[str]:
    """The functions that a call may run: ``prepare.fit_transform(rows)``, of whatever branches have made `prepare`, or
    a class keeps in its attributes.
    """
    names = may_be(file, node.func)
    if isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Attribute):
        kept = [each.value for each in file.names.bindings(node.func.value) or () if each.kind == "assign"]
        made = [name for value in kept if value is not None for name in may_be(file, value)]
        names += tuple(f"{name}.{node.func.attr}" for name in made)
    return [step_of(name) for name in dict.fromkeys(names)]


def made_by(name: str) -> str:
    """The function that makes what is fitted: ``prep.build`` of ``prep.build().fit_transform``; "" of other calls."""
    maker, fits, how = name.partition("().")
    return maker if fits and how in ("fit", "fit_transform") else ""


def run_on(reader: Reader, node: ast.Call, rows: Value) -> frozenset[Event]:
    """The methods of other files' classes that a call may run on rows."""
    names = [name for name in steps(reader.file, node) if not name.startswith(reader.prefix)]
    return frozenset(Event("call", node, name, rows.roles, rows.origins) for name in names if is_of_project(name))


__all__ = ["is_of_project", "made_by", "run_on", "step_of", "steps"]
