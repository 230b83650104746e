"""How much it matters that a transformer was not saved with its model: who loads the model, and what they do first."""

from __future__ import annotations

from typing import Final

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.parity import artifacts
from mlaudit.code.parity.analysis import Parity
from mlaudit.code.parity.equivalence import SCALERS
from mlaudit.code.parity.values import Event, Obj, Place
from mlaudit.findings import Severity

_SETTINGS: Final = (".yaml", ".yml", ".json", ".toml", ".csv", ".parquet", ".npy")
_REGISTRY: Final = "models:/"
_CENTRES: Final = frozenset({"subtract", "add"})
_SPREADS: Final = frozenset({"divide", "multiply"})


def weight(analysis: Parity, event: Event, place: Place, lost: list[Obj], severity: Severity) -> Severity:
    """An error where a program of the project loads the model; less where none is known to, where its numbers are
    typed in beside the model, or where the file is one of several, not all of which may need it.
    """
    files = [path for path, _ in event.model.saved if not path.startswith(_REGISTRY)]
    if len({path.rpartition("/")[2] for path in files if path.endswith((".pkl", ".joblib", ".bin"))}) > 1:
        return Severity.INFO
    loads = [each for each in analysis.machine.objects if _is_model(each) and not is_test_path(each.place.path)]
    known = [each for each in loads if any(artifacts.same(path, each.loaded or "") for path, _ in event.model.saved)]
    unknown = [each for each in loads if "*" in (each.loaded or "*") or not each.loaded]
    apart = [each for each in known if each.place.path != place.path]
    if not apart and not (unknown and not place.path.endswith(".ipynb")):
        return Severity.INFO
    if {each.short for each in lost} <= SCALERS and _scaled_by_hand(analysis, apart or unknown):
        return Severity.INFO
    return Severity.WARNING if place.path.endswith(".ipynb") else severity


def _is_model(each: Obj) -> bool:
    return each.loaded is not None and not each.part and not each.loaded.endswith(_SETTINGS)


def _scaled_by_hand(analysis: Parity, loads: list[Obj]) -> bool:
    """Whether rows are centred and scaled by numbers of the project's own before one of these models is asked."""
    places = {each.place for each in loads}
    for event in analysis.serving:
        if event.model.place in places:
            done = {str(step.parameters.get("how", step.op)) for step in event.data.steps() if step.carrier is None}
            if done & _CENTRES and done & _SPREADS:
                return True
    return False
