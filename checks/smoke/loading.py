"""MLC201 and MLC202: the artifact loads, and answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mlaudit.errors import ModelError
from mlaudit.findings import Judgement, Measurement, Outcome, Severity
from mlaudit.runtime.check import Check, Count, Least, Need, Params
from mlaudit.runtime.context import Context

from ._rows import artifact, rows


class LoadsParams(Params, frozen=True, kw_only=True):
    """`max-seconds` for the load itself, `max-memory-mb` of peak resident memory; 0 is no limit."""

    max_seconds: Least = 60.0
    max_memory_mb: Least = 0.0


class Loads(Check[LoadsParams]):
    """The artifact loads in the sandbox, inside its budget.

    What it measures:
        Seconds of the load alone, seconds from an empty process to a model that can answer (cold start), peak resident
        and device memory in bytes, and the isolation that was achieved.

    Method:
        The scanned bytes are loaded in a process of their own: another interpreter where the settings name one, an
        empty environment, no network where the system allows it, a limit on memory and on wall-clock time. torch
        weights are read with ``weights_only=True``.

    Default:
        Within 60 s: more than that and a restart is an outage. No limit on memory but the sandbox's own. A pickle of
        scikit-learn that another version wrote is a warning: name an interpreter with that version (`python`).

    When it fails:
        The reason says how: the load took too long, too much memory, or its process died. An exception on the way is an
        error of the audit, as a wrong `factory`, `python` or `source` raises one too: check these settings first.

    References:
        https://docs.pytorch.org/docs/stable/notes/serialization.html
    """

    code = "MLC201"
    name = "loads"
    needs = frozenset({Need.MODEL})
    params = LoadsParams
    remediation = (
        "Make the artifact load in a fresh process: in [tool.mlaudit.artifacts.NAME], `python` names the environment "
        "with the versions that it was written with, `factory` and `source` the code that it needs."
    )

    def measure(self, context: Context, params: LoadsParams) -> Sequence[Measurement]:
        """One measurement: the load."""
        handle = artifact(context)
        try:
            report = handle.model().loaded
        except ModelError as error:
            return [Measurement(name="load", subject=handle.name, value=None, unit="s", raw={"failed": str(error)})]
        raw: dict[str, Any] = {
            "cold_start_seconds": report.cold,
            "rss_bytes": report.rss,
            "device_bytes": report.device_memory,
            "device": report.device,
            "device_name": report.device_name,
            "versions": report.versions,
            "isolation": list(report.isolation),
            "written_by": report.written_by,
        }
        return [Measurement(name="load", subject=handle.name, value=report.seconds, unit="s", raw=raw)]

    def judge(self, measurement: Measurement, params: LoadsParams) -> Judgement:
        """Inside both budgets."""
        if "failed" in measurement.raw:
            return Judgement(outcome=Outcome.FAIL, reason=measurement.raw["failed"])
        seconds, memory = measurement.value or 0.0, measurement.raw["rss_bytes"] / 1e6
        if params.max_seconds and seconds > params.max_seconds:
            return Judgement(
                outcome=Outcome.FAIL, reason=f"took {seconds:.1f} s where {params.max_seconds:g} s are allowed"
            )
        if params.max_memory_mb and memory > params.max_memory_mb:
            reason = f"took {memory:.0f} MB where {params.max_memory_mb:g} MB are allowed"
            return Judgement(outcome=Outcome.FAIL, reason=reason)
        if measurement.raw.get("written_by"):
            ours = measurement.raw["versions"].get("sklearn", "another version")
            reason = (
                f"was written by scikit-learn {measurement.raw['written_by']} and read by {ours}: answers may differ"
            )
            return Judgement(outcome=Outcome.FAIL, severity=Severity.WARNING, reason=reason)
        return Judgement(outcome=Outcome.PASS)


class PredictsParams(Params, frozen=True, kw_only=True):
    """`rows` to predict; the declared range of the answers (`min`, `max`), their `shape` a row, and `dtype`."""

    rows: Count = 512
    min: float | None = None
    max: float | None = None
    shape: tuple[int, ...] | None = None
    dtype: str = ""


class Predicts(Check[PredictsParams]):
    """Real rows give answers of the declared shape, type and range, all of them finite.

    What it measures:
        The share of answers that are finite and in range, and their shape, type, smallest and largest value.

    Method:
        A sample of real rows (evaluation, else current, else reference data) through the artifact's own path. Declared
        probabilities must lie between 0 and 1, and those of several classes must sum to 1. An answer that is the same
        for every row is told, and fails: nothing real is constant.

    Default:
        512 rows; all finite; one answer a row.

    When it fails:
        NaN and infinity come from missing values and unscaled columns as a rule: compare `preprocess` with training.

    References:
        https://numpy.org/doc/stable/reference/generated/numpy.isfinite.html
    """

    code = "MLC202"
    name = "predicts"
    needs = frozenset({Need.MODEL})
    params = PredictsParams
    remediation = "Compare the preprocessing with training's, and look at the rows that give no finite answer."

    def measure(self, context: Context, params: PredictsParams) -> Sequence[Measurement]:
        """One measurement: the answers to the sample."""
        import numpy as np

        handle = artifact(context)
        sample = rows(context, params.rows)
        count = len(next(iter(sample.values())))
        try:
            answer = handle.model().predict(sample)
        except ModelError as error:
            said: dict[str, Any] = {"failed": str(error), "rows": count}
            return [Measurement(name="finite answers", subject=handle.name, value=None, unit="share", raw=said)]
        values = answer.values
        numeric = values.dtype.kind in "biuf"
        finite = (
            np.isfinite(values.astype(np.float64)) if numeric else np.array([v is not None for v in values.ravel()])
        )
        good = values.astype(np.float64)[finite] if numeric and finite.shape == values.shape else np.array([])
        raw: dict[str, Any] = {
            "rows": count,
            "shape": list(values.shape),
            "dtype": answer.dtype,
            "min": float(good.min()) if good.size else None,
            "max": float(good.max()) if good.size else None,
            "constant": bool(count > 1 and len({repr(v) for v in values.reshape(count, -1).tolist()}) == 1)
            if values.ndim and values.shape[0] == count
            else False,
            "sums": float(np.abs(values.sum(axis=1) - 1).max())
            if numeric and values.ndim == 2 and values.shape[1] > 1 and finite.all()
            else None,
            "output": handle.settings.output,
        }
        return [
            Measurement(
                name="finite answers", subject=handle.name, value=float(finite.mean()), unit="share", n=count, raw=raw
            )
        ]

    def judge(self, measurement: Measurement, params: PredictsParams) -> Judgement:
        """Shape, type, range, all finite, not constant."""
        wrong = _wrong(measurement, params)
        return Judgement(outcome=Outcome.FAIL, reason=wrong) if wrong else Judgement(outcome=Outcome.PASS)


def _wrong(measurement: Measurement, params: PredictsParams) -> str:
    raw = measurement.raw
    if "failed" in raw:
        return str(raw["failed"])
    shape = raw["shape"]
    if not shape or shape[0] != raw["rows"]:
        return f"{raw['rows']} rows gave an answer of shape {tuple(shape)}; one answer a row is expected"
    if params.shape is not None and tuple(shape[1:]) != params.shape:
        return f"answers have the shape {tuple(shape[1:])}, and {params.shape} is declared"
    if params.dtype and raw["dtype"] != params.dtype:
        return f"answers have the type {raw['dtype']}, and {params.dtype} is declared"
    if measurement.value is not None and measurement.value < 1:
        return f"{1 - measurement.value:.1%} of the answers are NaN or infinite"
    low, high = params.min, params.max
    if raw["output"] == "probability":
        low, high = (0.0 if low is None else low), (1.0 if high is None else high)
        if raw["sums"] is not None and raw["sums"] > 1e-3:
            return f"the probabilities of the classes miss a sum of 1 by up to {raw['sums']:.3g}"
    if raw["min"] is not None and low is not None and raw["min"] < low - 1e-6:
        return f"answers go down to {raw['min']:.4g}, below {low:g}"
    if raw["max"] is not None and high is not None and raw["max"] > high + 1e-6:
        return f"answers go up to {raw['max']:.4g}, above {high:g}"
    if raw["constant"]:
        return "every row has the same answer"
    return ""
