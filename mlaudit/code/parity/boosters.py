"""The functions of XGBoost, LightGBM and CatBoost: sets of rows, and models that are trained on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlaudit.code.parity.parameters import as_data
from mlaudit.code.parity.values import UNKNOWN, Data, Obj, Place, Value

if TYPE_CHECKING:
    from mlaudit.code.parity.machine import Machine

_SETS: Final = frozenset(
    {"xgboost.DMatrix", "xgboost.QuantileDMatrix", "lightgbm.Dataset", "catboost.Pool", "xgboost.core.DMatrix"}
)
_TRAINS: Final = {
    "xgboost.train": ("dtrain", "xgboost.Booster"),
    "lightgbm.train": ("train_set", "lightgbm.Booster"),
    "catboost.train": ("pool", "catboost.CatBoost"),
}
"""Functions that train: which argument holds the rows, and what they give."""


def function(
    machine: Machine, name: str, arguments: list[Value], keywords: dict[str, Value], place: Place
) -> Value | None:
    """The rows of a set, or the model that was trained on one; None for any other function."""
    if name in _SETS:
        return as_data(arguments[0] if arguments else keywords.get("data")) or Data("unknown", "rows", place=place)
    if name == "xgboost.Booster" and "model_file" in keywords:
        return _read(machine, name, keywords["model_file"], place)
    found = _TRAINS.get(name)
    if found is None:
        return None
    key, cls = found
    given = keywords.get(key, arguments[1] if len(arguments) > 1 else arguments[0] if arguments else UNKNOWN)
    model = Obj(cls, place)
    model.fits.append(place)
    machine.objects.append(model)
    machine.event("fit", model, as_data(given) or Data("unknown", "rows", place=place), "train", place)
    return model


def _read(machine: Machine, cls: str, path: Value, place: Place) -> Obj:
    from mlaudit.code.parity.artifacts import text_of

    made = Obj(cls, place, loaded=text_of(path))
    machine.objects.append(made)
    return made
