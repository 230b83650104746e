"""MLC203 and MLC204: the same rows give the same answers, however they arrive."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from mlaudit.errors import ArtifactError, ModelError
from mlaudit.findings import Judgement, Measurement, Outcome, Severity
from mlaudit.runtime.check import Check, Count, Least, Need, Params, Share
from mlaudit.runtime.context import Context

from ._rows import artifact, decisions, flips, largest, lost, rows, valued


class SameParams(Params, frozen=True, kw_only=True):
    """`rows` to compare; `max-flips`: the share of decisions that may differ; `tolerance` for values, in spreads."""

    rows: Count = 256
    max_flips: Share = 0.0
    tolerance: Least = 1e-3


def _compared(
    name: str, subject: str, pairs: dict[str, tuple[Any, Any]], context: Context, tolerance: float
) -> Measurement:
    """The worst of several comparisons, each named; answers of different shapes agree in nothing."""
    import numpy as np

    settings = artifact(context).settings
    raw: dict[str, Any] = {}
    worst, count = 0.0, 0
    for label, (first, second) in pairs.items():
        if isinstance(second, ArtifactError):
            raw[label] = {"flips": 1.0, "largest_difference": None, "raised": str(second)}
            worst = 1.0
            continue
        if np.shape(first) != np.shape(second):
            raw[label] = {"flips": 1.0, "largest_difference": None, "shapes": [np.shape(first), np.shape(second)]}
            worst = 1.0
            continue
        a = decisions(first, settings.output, settings.threshold)
        b = decisions(second, settings.output, settings.threshold)
        count = len(a)
        flipped = max(flips(a, b, tolerance), lost(first, second)) / max(count, 1)
        raw[label] = {"flips": flipped, "largest_difference": largest(first, second)}
        worst = max(worst, flipped)
    difference = max((entry["largest_difference"] or 0.0 for entry in raw.values()), default=0.0)
    return Measurement(
        name=name,
        subject=subject,
        value=worst,
        unit="share of decisions",
        n=count,
        raw={"comparisons": raw, "largest_difference": difference},
    )


def _judged(measurement: Measurement, params: SameParams) -> Judgement:
    worst = measurement.value or 0.0
    named = measurement.raw["comparisons"]
    difference = measurement.raw["largest_difference"]
    for label, entry in named.items():
        if "raised" in entry:
            return Judgement(
                outcome=Outcome.FAIL, reason=f"rows that it answers in a batch it refuses {label}: {entry['raised']}"
            )
        if "shapes" in entry:
            first, second = (tuple(shape) for shape in entry["shapes"])
            reason = f"the same rows gave answers of shape {first}, and of shape {second} ({label})"
            return Judgement(outcome=Outcome.FAIL, reason=reason)
    if worst > params.max_flips:
        where = ", ".join(label for label, entry in named.items() if entry["flips"] > params.max_flips)
        reason = f"{worst:.1%} of {measurement.n} decisions differ ({where}); answers differ by up to {difference:.3g}"
        return Judgement(outcome=Outcome.FAIL, reason=reason)
    if difference > 1e-4:
        reason = f"no decision differs, but answers do by up to {difference:.3g}"
        return Judgement(outcome=Outcome.FAIL, reason=reason, severity=Severity.WARNING)
    return Judgement(outcome=Outcome.PASS)


def _answer(ask: Callable[[], Any]) -> Any:
    """The answer, or the error where the model refuses; one that hangs or dies is no matter of the batch."""
    try:
        return ask()
    except ModelError:
        raise
    except ArtifactError as error:
        return error


def _stacked(answers: list[Any]) -> Any:
    """Answers to single rows as one; where they do not fit together, the first that differs from the others."""
    import numpy as np

    made = [np.atleast_1d(answer) for answer in answers]
    odd = next((answer for answer in made if answer.shape != made[0].shape), None)
    return np.concatenate(made) if odd is None else odd


class Repeatable(Check[SameParams]):
    """The same rows give the same answers: again, in another process, from other threads.

    What it measures:
        The share of decisions that differ between answers to the same rows, and the largest difference of the answers.

    Method:
        Real rows are answered three times in one process, once in a second process, and by four threads at once. A
        decision is the class of highest score, or the side of the threshold. Noise at the level of rounding is no
        fault.

    Default:
        No decision differs. Answers that differ by more than 1e-4 without changing a decision are a warning.

    When it fails:
        The usual causes: no `eval()`, so that dropout and batch normalisation go on as in training; random numbers in
        the preprocessing; state that threads share.

    References:
        https://docs.pytorch.org/docs/stable/notes/randomness.html
    """

    code = "MLC203"
    name = "repeatable"
    needs = frozenset({Need.MODEL})
    params = SameParams
    remediation = "Call eval() before serving, and take random numbers and shared state out of the prediction."

    def measure(self, context: Context, params: SameParams) -> Sequence[Measurement]:
        """One measurement over all ways to ask again."""
        import numpy as np

        handle = artifact(context)
        sample = rows(context, params.rows)
        answers = handle.model().repeat(sample, calls=3, threads=4)
        if not np.ndim(valued(answers[0])):
            raise ArtifactError("the model gave one answer for all rows; one answer a row is expected")
        other = handle.start()
        try:
            elsewhere = other.predict(sample).values
        finally:
            other.close()
        pairs = {f"call {i + 1}": (answers[0], answers[i]) for i in (1, 2)}
        pairs |= {f"thread {i - 2}": (answers[0], answers[i]) for i in range(3, 7)}
        pairs["another process"] = (answers[0], elsewhere)
        return [_compared("decisions that differ", handle.name, pairs, context, params.tolerance)]

    def judge(self, measurement: Measurement, params: SameParams) -> Judgement:
        """No decision differs."""
        return _judged(measurement, params)


class BatchInvariant(Check[SameParams]):
    """A row has the same answer alone, in a batch, in another order, and among other rows.

    What it measures:
        The share of decisions that depend on the rows beside a row, and the largest difference of the answers.

    Method:
        Real rows as one batch, one by one, in a permuted order, and as the end of a batch that repeats other rows.
        Only decisions count: batched arithmetic rounds differently.

    Default:
        No decision differs.

    When it fails:
        Something is computed from the batch: a scaler or encoder fitted on the request, batch normalisation in
        training mode, category codes, ranks or fill values taken from the rows at hand. In production a row comes
        alone.

    References:
        https://scikit-learn.org/stable/common_pitfalls.html#inconsistent-preprocessing
    """

    code = "MLC204"
    name = "batch-invariant"
    needs = frozenset({Need.MODEL})
    params = SameParams
    remediation = "Take every statistic from training, none from the request; call eval()."

    def measure(self, context: Context, params: SameParams) -> Sequence[Measurement]:
        """One measurement over all arrangements."""
        import numpy as np

        handle = artifact(context)
        session = handle.model()
        sample = rows(context, params.rows)
        count = len(next(iter(sample.values())))
        whole = np.atleast_1d(valued(session.predict(sample).values))
        singles = min(count, 64)
        order = np.random.default_rng(context.settings.seed).permutation(count)

        def alone() -> Any:
            return _stacked(
                [session.predict({k: v[i : i + 1] for k, v in sample.items()}).values for i in range(singles)]
            )

        def permuted() -> Any:
            answer = session.predict({k: v[order] for k, v in sample.items()}).values
            return answer[np.argsort(order)] if np.shape(answer)[:1] == (count,) else answer

        def padded() -> Any:
            longer = {k: np.concatenate([v[:1].repeat(7), v]) for k, v in sample.items()}
            return np.atleast_1d(session.predict(longer).values)[7:]

        pairs = {
            "alone": (whole[:singles], _answer(alone)),
            "permuted": (whole, _answer(permuted)),
            "padded": (whole, _answer(padded)),
        }
        return [_compared("decisions that differ", handle.name, pairs, context, params.tolerance)]

    def judge(self, measurement: Measurement, params: SameParams) -> Judgement:
        """No decision differs."""
        return _judged(measurement, params)
