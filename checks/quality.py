"""Quality: is the model good enough, surely, and better than what anybody could do in an afternoon?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from mlaudit.data.bootstrap import LEAST_ROWS
from mlaudit.errors import DataError
from mlaudit.findings import Interval, Judgement, Measurement, Outcome
from mlaudit.runtime.check import Check, Inside, Need, Params
from mlaudit.words import counted

if TYPE_CHECKING:
    from mlaudit.data.bootstrap import Estimate
    from mlaudit.data.metrics import Truth
    from mlaudit.runtime.context import Context
    from mlaudit.runtime.outputs import Outputs


def _known(metrics: Iterable[str]) -> None:
    """Raise `ValueError`, which settings tell with their place, for a metric that does not exist."""
    for name in metrics:
        from mlaudit.data.metrics import find

        try:
            find(name)
        except DataError as error:
            raise ValueError(str(error)) from error


def _possible(metrics: Mapping[str, float]) -> None:
    """Raise `ValueError` for a threshold that the metric can never meet, or never miss: 70 where 0.7 was meant."""
    from mlaudit.data.metrics import find

    for name, threshold in metrics.items():
        low, high = find(name).bounds
        if not low <= threshold <= high:
            bound = f"at least {low:g}" if threshold < low else f"at most {high:g}"
            raise ValueError(f"{name} is always {bound}, so {threshold:g} is no threshold for it")


class MetricParams(Params, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """`metrics` maps a metric to the least (for an error, the greatest) value that is good enough."""

    metrics: dict[str, float] = {}
    level: Inside = 0.95

    def __post_init__(self) -> None:
        _known(self.metrics)
        _possible(self.metrics)


class MetricThreshold(Check[MetricParams]):
    """Each declared metric, with its confidence interval, against the threshold that was declared for it.

    What it measures: roc_auc, average_precision, accuracy, balanced_accuracy, f1, f1_macro, precision, recall,
    log_loss, brier, r2, mae, mse or rmse on the evaluation rows, each with a 95 % interval. At most 50,000 rows, drawn
    with the audit's seed; the measurement says how many of how many.

    Method: percentile bootstrap of 1,000 replicates, rows drawn within each class, with the audit's seed. A share of 1
    has the exact (Clopper-Pearson) bound, and fewer than ten rows of what a metric is about bound nothing.

    Default: no threshold; a metric that nobody declared is not judged. It passes when the bound of the interval on the
    bad side still meets the threshold.

    When it fails: the value itself misses the threshold, and the model is not good enough. Where the value meets it but
    the interval does not, the evaluation set is too small to tell, and more labelled rows are what is missing
    (`insufficient_data`, which is never a pass).

    References: Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 13.
    """

    code = "MLC501"
    name = "metric-threshold"
    needs = frozenset({Need.MODEL, Need.EVALUATION, Need.LABEL})
    params = MetricParams
    nothing = "no metric is declared: set metrics = { roc_auc = 0.8 }, or what fits, in [tool.mlaudit.checks.MLC501]"
    remediation = "Improve the model, label more evaluation rows, or have the owner of the threshold change it openly."

    def measure(self, context: Context, params: MetricParams) -> Sequence[Measurement]:
        """One measurement a declared metric."""
        from mlaudit.data.bootstrap import estimate
        from mlaudit.data.metrics import find, prepare

        wanted = [find(name) for name in params.metrics]
        if not wanted:
            return []
        outputs, truth = _evaluated(context)
        strata = None if truth.task == "regression" else truth.truth
        measurements = []
        for metric in wanted:
            evaluate = prepare(metric, truth)
            support = metric.support(truth)
            found = estimate(
                evaluate,
                outputs.rows,
                strata,
                context.settings.seed,
                params.level,
                support=support,
                is_share=metric.is_share,
            )
            measurements.append(
                Measurement(
                    name=metric.name,
                    subject=f"metric:{metric.name}",
                    value=found.value,
                    n=outputs.rows,
                    interval=_interval(found),
                    raw={
                        "task": truth.task,
                        "rows_available": outputs.available,
                        "support": support,
                        "replicates": found.replicates,
                        "higher_is_better": metric.higher_is_better,
                        **_class_rows(truth),
                    },
                )
            )
        return measurements

    def judge(self, measurement: Measurement, params: MetricParams) -> Judgement:
        """Pass where the bound on the bad side meets the threshold."""
        threshold = params.metrics[measurement.name]
        more = bool(measurement.raw["higher_is_better"])
        assert measurement.value is not None
        low, high = _bounds(measurement)
        if _meets(low if more else high, threshold, more):
            return Judgement(outcome=Outcome.PASS)
        wanted = f"{'at least' if more else 'at most'} {threshold:g}"
        interval = f"{low:.4g} to {high:.4g}"
        if _meets(measurement.value, threshold, more):
            return Judgement(
                outcome=Outcome.INSUFFICIENT_DATA,
                reason=(
                    f"{measurement.name} is {measurement.value:.4g} ({interval}) on {_rested(measurement)}: too few to "
                    f"show {wanted}"
                ),
            )
        return Judgement(
            outcome=Outcome.FAIL,
            reason=f"{measurement.name} is {measurement.value:.4g} ({interval}), {wanted} is asked for",
        )


class BaselineParams(Params, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """`metric` to compare by (empty: roc_auc, balanced_accuracy or rmse by task), `margin` to win by, in its unit.

    A negative margin says how much worse would still do.
    """

    metric: str = ""
    margin: float = 0.0
    level: Inside = 0.95

    def __post_init__(self) -> None:
        _known([self.metric] if self.metric else [])


class BeatsBaseline(Check[BaselineParams]):
    """The model against the simple baseline, on the same rows.

    What it measures: the model's metric minus the baseline's, signed so that more is better, with a 95 % interval,
    unit: the metric's own. The baseline is the artifact with `role = "baseline"`; without one, a logistic (for values
    a ridge) regression fitted on at most 20,000 labelled reference rows; without labels there, the most frequent class
    or the mean.

    Method: paired percentile bootstrap of 1,000 replicates: both models are scored on the same draws, so what makes a
    row hard for both cancels out.

    Default: metric by task (roc_auc, balanced_accuracy, rmse), margin 0. It passes when the lower bound of the
    difference is above the margin.

    When it fails: ship the baseline, which is cheaper to serve and to explain, or find what the model does not use.
    Where the difference is there but its interval reaches the margin, more evaluation rows are missing.

    References: Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapters 8 and 13; Breck et al., The ML
    Test Score, IEEE Big Data 2017 (a simpler model is not better).
    """

    code = "MLC502"
    name = "beats-baseline"
    needs = frozenset({Need.MODEL, Need.EVALUATION, Need.LABEL})
    params = BaselineParams
    remediation = "Ship the simpler model, or find out which signal the larger one leaves unused."

    def measure(self, context: Context, params: BaselineParams) -> Sequence[Measurement]:
        """One measurement: the difference."""
        import numpy as np

        from mlaudit.data.bootstrap import difference
        from mlaudit.data.metrics import find, prepare

        outputs, truth = _evaluated(context)
        metric = find(params.metric or _default_metric(outputs))
        kind, other = _baseline(context, outputs, truth)
        sign = 1.0 if metric.higher_is_better else -1.0
        ours, theirs = prepare(metric, truth), prepare(metric, other)
        strata = None if truth.task == "regression" else truth.truth
        support = min(metric.support(truth), metric.support(other))
        found: Estimate = difference(
            lambda weight: sign * ours(weight),
            lambda weight: sign * theirs(weight),
            outputs.rows,
            strata,
            context.settings.seed,
            params.level,
            support=support,
        )
        ones = np.ones(outputs.rows)
        return [
            Measurement(
                name=metric.name,
                subject=f"metric:{metric.name}",
                value=found.value,
                n=outputs.rows,
                interval=_interval(found),
                raw={
                    "task": truth.task,
                    "support": support,
                    "baseline": kind,
                    "baseline_value": theirs(ones),
                    "model_value": ours(ones),
                    "rows_available": outputs.available,
                    "replicates": found.replicates,
                    "higher_is_better": metric.higher_is_better,
                    **_class_rows(truth),
                },
            )
        ]

    def judge(self, measurement: Measurement, params: BaselineParams) -> Judgement:
        """Pass where the lower bound of the difference is above the margin."""
        assert measurement.value is not None
        low, high = _bounds(measurement)
        if low > params.margin:
            return Judgement(outcome=Outcome.PASS)
        raw = measurement.raw
        value, word = measurement.value, "better"
        if high < 0:
            value, low, high, word = -value, -high, -low, "worse"
        said = (
            f"{measurement.name} is {raw['model_value']:.4g}, the {raw['baseline']} has {raw['baseline_value']:.4g}; "
            f"{word} by {value:.4g} ({low:.4g} to {high:.4g})"
        )
        if measurement.value > params.margin:
            return Judgement(
                outcome=Outcome.INSUFFICIENT_DATA,
                reason=f"{said}: {_rested(measurement)} are too few to show more than {params.margin:g}",
            )
        return Judgement(outcome=Outcome.FAIL, reason=f"{said}; better by more than {params.margin:g} is asked for")


_REFERENCE_ROWS = 20_000


def _evaluated(context: Context) -> tuple[Outputs, Truth]:
    from mlaudit.runtime.outputs import scores, truth

    if context.data is None or context.artifact is None:
        raise DataError("quality needs a model and evaluation rows; configure [tool.mlaudit.artifacts] and .data")
    context.data.table("evaluation").column(context.data.settings.label)
    outputs = scores(context, context.artifact, "evaluation")
    return outputs, truth(outputs)


def _default_metric(outputs: Outputs) -> str:
    if outputs.task == "regression":
        return "rmse"
    return "roc_auc" if outputs.task == "binary" and outputs.scores is not None else "balanced_accuracy"


def _baseline(context: Context, outputs: Outputs, ours: Truth) -> tuple[str, Truth]:
    """What to compare with: its name, and its answers on the rows of `outputs`."""
    from mlaudit.data.baselines import constant, linear
    from mlaudit.runtime.outputs import class_numbers, labelled_rows, scores, truth

    if context.baseline is not None:
        found = truth(scores(context, context.baseline, "evaluation"))
        if found.task != ours.task:
            raise DataError(f"the baseline artifact is a {found.task} model, the candidate a {ours.task} one")
        return "baseline artifact", found
    data = context.data
    assert data is not None
    reference = data.reference
    label = data.settings.label
    if reference is None or not reference.has(label) or not reference.rows:
        return "most frequent class" if ours.task != "regression" else "mean", constant(ours)
    train, labels = labelled_rows(context, "reference", _REFERENCE_ROWS)
    rows, _ = labelled_rows(context, "evaluation")
    numbers: Any = labels
    if ours.task != "regression":
        numbers, known = class_numbers(labels, outputs)
        train = {name: values[known] for name, values in train.items()}
    kind = "ridge regression" if ours.task == "regression" else "logistic regression"
    return f"{kind} on the reference", linear(train, numbers, rows, ours)


def _interval(found: Estimate) -> Interval | None:
    """The interval, where the rows bound anything at all."""
    return Interval(found.low, found.high, found.level) if found.replicates else None


def _bounds(measurement: Measurement) -> tuple[float, float]:
    interval = measurement.interval
    return (interval.low, interval.high) if interval is not None else (float("-inf"), float("inf"))


def _rested(measurement: Measurement) -> str:
    """``400 rows``, or ``400 rows, of which 7 tell``."""
    rows, support = measurement.n or 0, measurement.raw["support"]
    few = f", of which {support} tell" if support < min(LEAST_ROWS, rows) else ""
    return counted(rows, "row") + few


def _meets(value: float, threshold: float, more: bool) -> bool:
    return value >= threshold if more else value <= threshold


def _class_rows(truth: Truth) -> dict[str, Any]:
    import numpy as np

    if truth.task != "binary":
        return {}
    positive = int(np.count_nonzero(truth.truth == 1))
    return {"positive_rows": positive, "negative_rows": len(truth.truth) - positive}
