"""What asks a model in order to explain its answers: the rows that are explained are the model's, prepared alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlaudit.code.parity.parameters import Arguments, as_data
from mlaudit.code.parity.values import Data, Method, Obj, Place

if TYPE_CHECKING:
    from mlaudit.code.parity.machine import Machine

_ASKS: Final = frozenset({"", "shap_values"})
"""How an explainer of SHAP is asked: it is called, or by its method."""


def asked(machine: Machine, explainer: Obj, name: str, arguments: Arguments, place: Place) -> Data | None:
    """What ``TreeExplainer(model).shap_values(rows)`` gives; None for any other method, or what explains no model."""
    if name not in _ASKS or not explainer.cls.startswith("shap.") or not arguments:
        return None
    given = explainer.arguments.get("0", explainer.arguments.get("model"))
    model = given.owner if isinstance(given, Method) else given
    rows = as_data(arguments[0])
    if not isinstance(model, Obj) or rows is None:
        return None
    machine.event("predict", model, rows, name, place)
    return Data("made", "explanation", place=place)
