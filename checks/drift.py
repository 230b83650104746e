"""Drift: do the rows that the model serves now still look like those it was trained on?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from mlaudit.errors import DataError
from mlaudit.findings import Interval, Judgement, Measurement, Outcome, Severity
from mlaudit.runtime.check import Check, Inside, Least, Need, Params

if TYPE_CHECKING:
    from mlaudit.artifact.handle import ArtifactHandle
    from mlaudit.data.profile import ColumnProfile
    from mlaudit.runtime.context import Context

MISSING = "missing"
INCOMPARABLE = "incomparable"
"""Keys of `Measurement.raw` that say why there is no effect."""
LEARNT = "learnt_w"
"""The key of the effect against the reference, where the outputs were compared with those on evaluation rows."""
STILL = "features_still"
"""The key of what is true where outputs moved and no feature did."""


_KEY = re.compile(r"(?i)(^|_)(id|uuid|guid|key|index|idx|row|rownum|row_number|pk)$|^Unnamed: 0$|[a-z]Id$")
_UNIQUE = 0.85
"""The share of distinct values from which every row may have its own: their number is an estimate."""


class DriftParams(Params, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """Effects are Cohen's w. A shift is one that the test shows to exceed `ignore-below`, at false discovery rate
    `alpha`; above `warn` it is a warning, above `fail` an error. `power` is the chance of seeing a shift of size
    `fail` that the sample must give, or a column without drift is `insufficient_data`.
    """

    ignore_below: Least = 0.1
    warn: Least = 0.1
    fail: Least = 0.3
    alpha: Inside = 0.05
    power: Inside = 0.8
    ignore: tuple[str, ...] = ()


class FeatureDrift(Check[DriftParams]):
    """Each feature's distribution in `current` against the reference.

    What it measures: Cohen's w of each feature between the reference and the rows served now, with a 95 % confidence
    interval, unit: standard deviations of a bin's share (w squared is close to the population stability index).
    One measurement a feature; nulls, infinities, values that hold many rows, and rare categories have bins of their
    own.

    Method: the bins are frozen from the reference (20 of equal share) and both sides are counted exactly. The
    two-sample chi-square over them gives w = sqrt(max(0, X2 - df) / n_eff) with n_eff = nm / (n + m). A feature has
    drifted where the minimum-effect test, the noncentral chi-square with noncentrality n_eff 0.1^2, rejects after the
    Benjamini-Hochberg correction across features. So a million rows do not turn a difference that nobody minds into an
    alarm, and two hundred rows do not turn noise into one. Times and keys that number the rows are measured and not
    judged: they move on.

    Default: warning above w = 0.1 (Cohen's small effect), error above 0.3 (his medium effect);
    `insufficient_data` where the sample had less than an 80 % chance to show a shift of 0.3.

    When it fails: look at the bins that moved (a new source, a unit, a default that fills nulls?). If the world
    changed, retrain on a window that contains the change; if the pipeline did, repair it. Columns that must move
    belong into `ignore`.

    References: Cohen, Statistical Power Analysis for the Behavioral Sciences (1988), chapter 7; Murphy and Myors,
    Journal of Applied Psychology 84 (1999); Benjamini and Hochberg, JRSS B 57 (1995).
    """

    code = "MLC401"
    name = "feature-drift"
    needs = frozenset({Need.REFERENCE, Need.CURRENT})
    params = DriftParams
    remediation = "Find out whether the world or the pipeline changed; retrain on a window with the change, or repair."

    def measure(self, context: Context, params: DriftParams) -> Sequence[Measurement]:
        """One measurement a feature, in the model's order."""
        data = context.data
        if data is None:
            raise DataError("there is no data to compare; configure [tool.mlaudit.data]")
        reference, current = data.profile("reference"), data.profile("current")
        names = [name for name in data.features if name not in params.ignore]
        pairs = {name: (reference.column(name), current.column(name) if current.has(name) else None) for name in names}
        return compare_columns(pairs, params)

    def judge(self, measurement: Measurement, params: DriftParams) -> Judgement:
        """Fail where the test rejects, by the size of the effect."""
        return judge_drift(measurement, params)


class PredictionDrift(Check[DriftParams]):
    """The model's outputs on `current` against those on the reference.

    What it measures: Cohen's w between the distributions of the model's outputs (the positive class's probability, each
    class's, or the predicted value; the decision where the model gives labels only) on reference rows and on rows
    served now, with a 95 % confidence interval.

    Method: as MLC401, on at most 50,000 rows a side, drawn with the audit's seed; the measurement says how many. A
    model that learnt its training rows by heart, as forests and deep trees do, answers them more surely than any other
    rows: outputs that moved are compared once more, with those on `evaluation`, where these are enough to show that
    no feature of theirs has moved from the reference.

    Default: warning above w = 0.1, error above 0.3; a warning at most where no feature moved and no such evaluation
    rows are there to compare with; `insufficient_data` where the sample had less than an 80 % chance to show a shift
    of 0.3.

    When it fails: compare with MLC401. Outputs that move with a feature point to that feature; outputs that move alone
    point to the model or to its preprocessing. Check the threshold's share of positives before anything is retrained.

    References: as MLC401; Lipton, Wang and Smola, Detecting and Correcting for Label Shift, ICML 2018.
    """

    code = "MLC402"
    name = "prediction-drift"
    needs = frozenset({Need.MODEL, Need.REFERENCE, Need.CURRENT})
    params = DriftParams
    remediation = "See which feature moved with the outputs (MLC401); otherwise look at preprocessing and the artifact."

    def measure(self, context: Context, params: DriftParams) -> Sequence[Measurement]:
        """One measurement an output column."""
        data, artifact = context.data, context.artifact
        if data is None or artifact is None:
            raise DataError("outputs need a model and data; configure [tool.mlaudit.artifacts] and [tool.mlaudit.data]")
        if data.reference is None:
            # Outputs are counted over bins of outputs on reference rows; a profile holds features only.
            return []
        found = self._compared(context, artifact, "reference", params)
        if not any(_has_moved(each, params) for each in found):
            return found
        if data.evaluation is not None and _tell_nothing_new(_features(context, "evaluation", params), params):
            learnt = {each.subject: each.value for each in found}
            beside = self._compared(context, artifact, "evaluation", params)
            if not any(_is_open(each, params) for each in beside):
                return [_with(each, LEARNT, learnt.get(each.subject)) for each in beside]
        still = _is_still(_features(context, "current", params), params)
        return [_with(each, STILL, True) for each in found] if still else found

    def _compared(
        self, context: Context, artifact: ArtifactHandle, table: str, params: DriftParams
    ) -> list[Measurement]:
        """The outputs on the rows served now against those on the rows of a table."""
        from mlaudit.data.arrow import profile_arrays
        from mlaudit.runtime.outputs import scores

        before, after = scores(context, artifact, table), scores(context, artifact, "current")
        named = before.classes == after.classes  # rows served now may have no labels that name the classes
        reference = profile_arrays(before.columns(named=named))
        current = profile_arrays(after.columns(named=named), reference.bins())
        pairs = {
            column.name: (column, current.column(column.name) if current.has(column.name) else None)
            for column in reference.columns
            if column.name not in params.ignore
        }
        return compare_columns(pairs, params)

    def judge(self, measurement: Measurement, params: DriftParams) -> Judgement:
        """Fail where the test rejects, by the size of the effect, and by what else moved."""
        judged = judge_drift(measurement, params)
        learnt = measurement.raw.get(LEARNT)
        if learnt is not None:
            said = f"against evaluation rows: those of the reference are answered otherwise (w = {learnt:.2f})"
            return msgspec.structs.replace(judged, reason=f"{judged.reason}; {said}" if judged.reason else said)
        if judged.outcome is not Outcome.FAIL or STILL not in measurement.raw:
            return judged
        why = (
            "no feature moved: a model answers rows that it learnt from more surely than others; `data.evaluation`, "
            "rows like the reference that it did not learn from, would tell"
        )
        return msgspec.structs.replace(judged, severity=Severity.WARNING, reason=f"{judged.reason}; {why}")


def _features(context: Context, table: str, params: DriftParams) -> list[Measurement]:
    """How the features of a table moved from the reference."""
    assert context.data is not None
    reference, other = context.data.profile("reference"), context.data.profile(table)
    pairs = {
        name: (reference.column(name), other.column(name) if other.has(name) else None)
        for name in context.data.features
    }
    return compare_columns(pairs, params)


def _is_still(features: Sequence[Measurement], params: DriftParams) -> bool:
    return not any(_has_moved(each, params) for each in features)


def _tell_nothing_new(features: Sequence[Measurement], params: DriftParams) -> bool:
    """Whether it was shown of all features that they are as in the reference: of a few rows nothing is."""
    return _is_still(features, params) and not any(_is_open(each, params) for each in features)


def _is_open(measurement: Measurement, params: DriftParams) -> bool:
    return judge_drift(measurement, params).outcome is Outcome.INSUFFICIENT_DATA


def _has_moved(measurement: Measurement, params: DriftParams) -> bool:
    return judge_drift(measurement, params).outcome is Outcome.FAIL


def _with(measurement: Measurement, key: str, value: object) -> Measurement:
    return msgspec.structs.replace(measurement, raw={**measurement.raw, key: value})


def compare_columns(
    pairs: Mapping[str, tuple[ColumnProfile, ColumnProfile | None]], params: DriftParams
) -> list[Measurement]:
    """One measurement a column, corrected across all of them. Pure."""
    from mlaudit.data.compare import Comparison, compare, incomparable
    from mlaudit.data.effects import benjamini_hochberg, power
    from mlaudit.data.table import Kind

    compared: dict[str, Comparison] = {}
    blocked: dict[str, dict[str, str]] = {}
    for name, (before, after) in pairs.items():
        if after is None:
            blocked[name] = {MISSING: f"`{name}` is not in the current table"}
        elif reason := incomparable(before, after):
            blocked[name] = {INCOMPARABLE: f"`{name}` cannot be compared: {reason}"}
        else:
            compared[name] = compare(before, after, params.ignore_below)
    numbered = {
        name for name, (before, after) in pairs.items() if after and _numbers_rows(before) and _numbers_rows(after)
    }
    judged = [name for name in compared if pairs[name][0].kind is not Kind.DATETIME and name not in numbered]
    adjusted = dict(zip(judged, benjamini_hochberg([compared[name].effect.p_value for name in judged]), strict=True))
    measurements = []
    for name, (before, after) in pairs.items():
        if after is None or name in blocked:
            measurements.append(Measurement(name="w", subject=f"column:{name}", raw=dict(blocked[name])))
            continue
        found = compared[name]
        effect = found.effect
        measurements.append(
            Measurement(
                name="w",
                subject=f"column:{name}",
                value=effect.w,
                unit="w",
                n=after.rows,
                interval=Interval(effect.low, effect.high, effect.level),
                effect=effect.w,
                raw={
                    "kind": before.kind.value,
                    "numbers_rows": name in numbered,
                    "p_adjusted": adjusted.get(name),
                    "p_value": effect.p_value,
                    "statistic": effect.statistic,
                    "df": effect.df,
                    "n_eff": effect.n_eff,
                    # Where all rows fell into one bin, a second one is what a shift would have opened.
                    "power": power(max(1, effect.df), effect.n_eff, params.fail, params.ignore_below, params.alpha),
                    "reference_rows": before.rows,
                    "current_rows": after.rows,
                    "reference_missing": before.missing,
                    "current_missing": after.missing,
                },
                histogram=found.histogram,
            )
        )
    return measurements


def _numbers_rows(column: ColumnProfile) -> bool:
    """Whether a column has another value in every row, and the name of a key."""
    known = column.rows - column.missing
    return known > 1 and (column.distinct or 0) >= _UNIQUE * known and _KEY.search(column.name) is not None


def judge_drift(measurement: Measurement, params: DriftParams) -> Judgement:
    """What one column's effect means under these parameters. Pure."""
    raw = measurement.raw
    for key in (MISSING, INCOMPARABLE):
        if key in raw:
            return Judgement(outcome=Outcome.FAIL, reason=raw[key])
    size = measurement.value or 0.0
    if raw["numbers_rows"]:
        name = measurement.subject.removeprefix("column:")
        return Judgement(
            outcome=Outcome.INFO, reason=f"`{name}` numbers the rows, and is not judged; declare it as `id`"
        )
    if raw["p_adjusted"] is None:
        return Judgement(outcome=Outcome.INFO, reason=f"a time column moves by itself (w = {size:.2f}); not judged")
    if raw["p_adjusted"] <= params.alpha and size > params.warn:
        severity = Severity.ERROR if size > params.fail else Severity.WARNING
        limit = params.fail if size > params.fail else params.warn
        return Judgement(
            outcome=Outcome.FAIL,
            severity=severity,
            reason=f"w = {size:.2f} is above {limit:g}{_most_moved(measurement)}",
        )
    if raw["power"] < params.power:
        return Judgement(
            outcome=Outcome.INSUFFICIENT_DATA,
            reason=(
                f"{raw['current_rows']} current against {raw['reference_rows']} reference rows had a "
                f"{raw['power']:.0%} chance to show a shift of {params.fail:g}; {params.power:.0%} is asked for"
            ),
        )
    if raw.get("kind") == "other":
        name = measurement.subject.removeprefix("column:")
        return Judgement(outcome=Outcome.INFO, reason=f"of `{name}`, only what is missing was compared: see its type")
    return Judgement(outcome=Outcome.PASS, reason=_by_chance(measurement, params) if size > params.warn else "")


def _by_chance(measurement: Measurement, params: DriftParams) -> str:
    """Why a w above the limit passes all the same."""
    p, interval = measurement.raw["p_adjusted"], measurement.interval
    spread = f"interval from {interval.low:.3g}, " if interval is not None else ""
    return (
        f"w = {measurement.value or 0.0:.3g} is not shown to exceed {params.ignore_below:g}: "
        f"{spread}adjusted p = {p:.2g} where at most {params.alpha:g} counts"
    )


def _most_moved(measurement: Measurement) -> str:
    histogram = measurement.histogram
    if histogram is None or not histogram.labels:
        return ""
    n, m = sum(histogram.reference), sum(histogram.current)
    shares = [
        (round(abs(b / m - a / n), 9), b / m > a / n, label, a / n, b / m)
        for label, a, b in zip(histogram.labels, histogram.reference, histogram.current, strict=True)
    ]
    _, _, label, before, after = max(shares)  # of two that moved alike, the one that grew: it says what is new
    return f"; most moved: {label}, from {before:.1%} to {after:.1%} of the rows"
