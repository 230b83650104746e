"""MLA213: what was transformed already is transformed again."""

from __future__ import annotations

from collections.abc import Iterable

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.parity import pairing, steps
from mlaudit.code.parity.analysis import Compared, Parity, parity
from mlaudit.code.parity.compare import TWICE, Difference
from mlaudit.code.parity.steps import chain_shown, shown
from mlaudit.code.parity.tables import TRANSFORMERS
from mlaudit.code.parity.values import Chain, Event, Place, Step
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import Finding, ProjectRule
from mlaudit.findings import Severity

from ._converted import converted
from ._said import asked_in, finding, grouped, named, related


class TransformedTwice(ProjectRule):
    """One fitted transformer, or one rescaling by 255, is applied twice on the way to a model.

    Flags a chain in which the same scaler or encoder stands twice, also where the first time was before the data was
    written to a file, and images that are divided by 255 twice: `ToTensor` after `/ 255`, or `/ 255` at serving alone
    before a Keras model that begins with `Rescaling`, or with a network that scales its pixels itself (EfficientNet,
    MobileNetV3, ConvNeXt, RegNet, ResNetRS). So is an angle that is brought to radians, or back, and then given to a
    function that does this to it again.

    Why it hurts:
        A scaled value that is scaled again is close to a constant: the model cannot tell one input from another, and a
        monitor that compares against such data reports drift for ever, or never.

    Bad:
        import joblib
        import pandas as pd

        scaler = joblib.load("scaler.joblib")
        model = joblib.load("model.joblib")

        def score(path):
            rows = scaler.transform(pd.read_csv(path))
            return model.predict(scaler.transform(rows))

    Good:
        import joblib
        import pandas as pd

        scaler = joblib.load("scaler.joblib")
        model = joblib.load("model.joblib")

        def score(path):
            return model.predict(scaler.transform(pd.read_csv(path)))

    When not to use it:
        Transformers for which twice is once (rounding, lower-casing) are not looked at, nor a division before such a
        network that training makes as well.

    References:
        scikit-learn, `StandardScaler`.
    """

    code = "MLA213"
    name = "transformed-twice"
    analysis = "parity"
    severity = Severity.ERROR
    elsewhere = Severity.WARNING
    remediation = "Transform once, at one place, and save raw data rather than transformed data as reference."

    def check(self, project: ProjectView) -> Iterable[Finding]:
        """One finding for each second transformation."""
        analysis = parity(project)
        seen: set[Place] = set()
        for event in (*analysis.serving, *analysis.training):
            for chain in (event.data.chain, *event.data.columns.values()):
                twice = _twice(analysis, chain)
                if twice is None or twice[1].place in seen or is_test_path(twice[1].place.path):
                    continue
                seen.add(twice[1].place)
                yield self._said(project, event, twice[0], twice[1], chain)
        for said in grouped(project, _is_twice, _where):
            difference = said.differences[0]
            within, step = difference.inside, difference.serving
            if within is None or step is None or said.place in seen:
                continue
            asker = asked_in(project, said)
            message = f"{asker} applies `{shown(step)}` to pixels that `{within.short}` in the model scales again"
            made = finding(self, project, said, message, training=within.place, note="the model scales them here")
            if made is not None:
                yield made
        yield from self._converted(project)

    def _converted(self, project: ProjectView) -> Iterable[Finding]:
        """Angles that a function is given in the unit to which it brings them."""
        analysis = parity(project)
        for one in converted(analysis):
            names = named(one.what)
            yield project.finding(
                self,
                analysis.location(one.place),
                f"{names} {'is' if len(one.what) == 1 else 'are'} brought to {one.to} here and once more by"
                f" `{one.function}`: what it makes of that is no distance and no angle of the place that was meant",
                severity=self.elsewhere,
                related=related(analysis, one.again, "this is the second time"),
                confidence=0.85,
            )

    def _said(self, project: ProjectView, event: Event, first: Step, second: Step, chain: Chain) -> Finding:
        analysis = parity(project)
        on_path = analysis.is_serving(event)
        what = f"`{second.op}`" if second.carrier is not None else "the division by 255"
        return project.finding(
            self,
            analysis.location(second.place),
            f"{what} is applied a second time on the way to the model",
            severity=self.severity if on_path else self.elsewhere,
            related=related(analysis, first.place, "the first time is here"),
            evidence={"chain": chain_shown(chain)},
            confidence=0.85,
            context="serving" if on_path else "",
        )


def _is_twice(difference: Difference) -> bool:
    return difference.kind == TWICE


def _where(compared: Compared, difference: Difference) -> Place:
    return compared.pair.serving.place if difference.serving is None else difference.serving.place


def _twice(analysis: Parity, chain: Chain) -> tuple[Step, Step] | None:
    seen: dict[object, Step] = {}
    for step in chain:
        key: object = None
        if step.carrier is not None and (steps.wildcard(step) or step.op in TRANSFORMERS):
            origin = pairing.origin_of(analysis.machine, step.carrier)
            key = id(origin or step.carrier)
        elif step.op == "multiply" and _is_by_255(step):
            key = "255"
        elif step.op == "multiply" and isinstance(step.parameters.get("by"), int | float):
            seen.pop("255", None)
        if key is None:
            continue
        if key == "255" and step.guarded and key in seen:
            continue  # ``if image.max() > 1: image = image / 255``
        if key in seen and seen[key].place != step.place and not _instead(seen[key], step):
            return seen[key], step
        seen[key] = step
    return None


def _instead(first: Step, second: Step) -> bool:
    """Whether one may stand in the place of the other: the two sides of a test, or a handler of what failed."""
    return second.rescue or (first.guarded and second.guarded)


def _is_by_255(step: Step) -> bool:
    factor = step.parameters.get("by")
    return isinstance(factor, float) and abs(factor * 255 - 1) < 1e-4
