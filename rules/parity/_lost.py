"""How much it matters that a transformer was not saved with its model: who loads the model, and what they do first."""

from __future__ import annotations

from typing import Final

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.parity import artifacts
from mlaudit.code.parity.analysis import Parity
from mlaudit.code.parity.equivalence import SCALERS
from mlaudit.code.parity.steps import is_opaque
from mlaudit.code.parity.values import Event, Obj, Place
from mlaudit.findings import Severity

from ._kept_elsewhere import is_read_back

_SETTINGS: Final = (".yaml", ".yml", ".json", ".toml", ".csv", ".parquet", ".npy")
_SELECTORS: Final = frozenset(
    {"VarianceThreshold", "SelectKBest", "SelectPercentile", "SelectFromModel", "RFE", "RFECV"}
)
"""Transformers that pick columns: whoever knows their names can do without."""
_CENTRES: Final = frozenset({"subtract", "add"})
_SPREADS: Final = frozenset({"divide", "multiply"})


def weight(analysis: Parity, event: Event, place: Place, lost: list[Obj], severity: Severity) -> Severity:
    """An error where a request is seen to reach the model with nothing done to it, a warning where a program of the
    project loads it; less where none is known to, where the numbers are typed in beside the model, where the file is
    one of several, not all of which may need it, and where a file of that kind is read, or columns are picked alone.
    """
    files = [path for path, _ in event.model.saved if not path.startswith((artifacts.REGISTRY, artifacts.RUN))]
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
    if all(each.short in _SELECTORS or is_read_back(analysis.machine, each) for each in lost):
        return Severity.INFO
    return severity if _is_served_bare(analysis, event) and not place.path.endswith(".ipynb") else Severity.WARNING


def _is_served_bare(analysis: Parity, training: Event) -> bool:
    """Whether a request reaches the model, or one of which nobody can tell where it was read, without a transformer or
    anything that may hide one.
    """
    for event in analysis.serving:
        read = event.model.loaded
        if read is None or not analysis.is_serving(event):
            continue
        may_be = not read or "*" in read or any(artifacts.same(path, read) for path, _ in training.model.saved)
        if may_be and not any(is_opaque(step) or step.carrier for step in event.data.steps()):
            return True
    return False


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
