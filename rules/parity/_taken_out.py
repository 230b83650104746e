"""Models that are taken out of their pipeline to be saved: ``joblib.dump(pipeline.named_steps["model"], path)``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.parity import artifacts, pipelines
from mlaudit.code.parity.analysis import Parity
from mlaudit.code.parity.tables import STATELESS, TRANSFORMERS
from mlaudit.code.parity.values import Obj, Place


class TakenOut(NamedTuple):
    """Where a model is saved alone, what stood in front of it, where its pipeline is made, and whether it is loaded."""

    place: Place
    lost: list[str]
    made: Place
    is_loaded: bool


def taken_out(analysis: Parity) -> Iterator[TakenOut]:
    """Every last step of a pipeline that is saved while neither the pipeline nor a transformer in it ever is."""
    machine = analysis.machine
    saved = [each for _, each, _, _ in machine.saves]
    for path, step, place, _ in machine.saves:
        pipeline = pipelines.whole(step) if step.cls == pipelines.STEP else None
        if pipeline is None or is_test_path(place.path) or pipeline.loaded is not None:
            continue
        before = pipelines.lost_before(step)
        lost = [each for each in before if each.short in TRANSFORMERS and each.short not in STATELESS]
        if not lost or pipeline.saved or pipeline.kept or any(each.saved for each in lost):
            continue
        if _others(saved, pipeline, step):
            continue
        loaded = [each for each in machine.objects if path and each.loaded and artifacts.same(path, each.loaded)]
        apart = any(each.place.path != place.path and not is_test_path(each.place.path) for each in loaded)
        yield TakenOut(place, [each.short for each in lost], pipeline.place, apart)


def _others(saved: list[Obj], pipeline: Obj, step: Obj) -> bool:
    """Whether another step of a pipeline is saved by itself, too."""
    key = step.arguments.get("key")
    return any(pipelines.whole(each) is pipeline and each.arguments.get("key") != key for each in saved)


__all__ = ["TakenOut", "taken_out"]
