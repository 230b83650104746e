"""Running checks: each to an outcome with a reason; nothing that goes wrong in one stops the others or passes."""

from __future__ import annotations

import os
import time
import traceback
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

import msgspec

from mlaudit.config import Settings, check_keys, convert, nearest
from mlaudit.errors import ArtifactError, ConfigError, MlauditError, RefusedError
from mlaudit.findings import CheckResult, Measurement, Outcome
from mlaudit.runtime.check import Check, Need, Params, ToolCheck
from mlaudit.runtime.context import Context

Progress = Callable[[int, int, str], None]

AnyCheck = Check[Any] | ToolCheck

_MISSING = {
    Need.ARTIFACT: "no artifact is configured: name one in [tool.mlaudit.artifacts.NAME] (`mlaudit check`: --artifact)",
    Need.MODEL: "no artifact is configured: name one in [tool.mlaudit.artifacts.NAME] (`mlaudit check`: --artifact)",
    Need.BASELINE: 'no artifact has role = "baseline"',
    Need.PREVIOUS: 'no artifact has role = "previous"',
    Need.REFERENCE: "no reference data: set `reference` in [tool.mlaudit.data] (`mlaudit check`: --reference)",
    Need.CURRENT: "no current data: set `current` in [tool.mlaudit.data] (`mlaudit check`: --current)",
    Need.EVALUATION: "no evaluation data: set `evaluation` in [tool.mlaudit.data] (`mlaudit check`: --eval)",
    Need.LABEL: "no label column: set `label` in [tool.mlaudit.data] (`mlaudit check`: --label)",
    Need.SOURCE: "the code is not part of this run",
}

_WRITE = dict.fromkeys(
    (Need.ARTIFACT, Need.MODEL),
    'Write `path = "..."`, from the settings\' folder to the model file, under `[tool.mlaudit.artifacts.model]`; '
    "`mlaudit init` looks for one. A repository without a model of its own says "
    '`require = ["rules"]` in `[tool.mlaudit.policy]`.',
)
"""What to write where the reason alone does not say it."""

_LOADS = "MLC201"
"""The check that says whether the model loads, and why not."""


def typed_params(
    checks: Iterable[AnyCheck], settings: Settings, where: str, rules: Collection[str] = ()
) -> dict[str, Params]:
    """Each check's parameters out of the settings. Raises `ConfigError` for a code or key that does not exist."""
    known = {check.code: check for check in checks}
    for code in settings.checks:
        if code in rules:
            raise ConfigError(f"{where}: `checks.{code}`: {code} is a rule, and rules have no parameters")
        if code not in known:
            raise ConfigError(f"{where}: unknown check `checks.{code}`{nearest(code, known)}")
    made = {}
    for code, check in known.items():
        table = settings.checks.get(code, {})
        check_keys(table, check.params, where, f"checks.{code}")
        made[code] = convert(table, check.params, where, f"checks.{code}")
    return made


def run_checks(
    context: Context,
    checks: Sequence[AnyCheck],
    params: dict[str, Params],
    progress: Progress | None = None,
) -> tuple[CheckResult, ...]:
    """Run `checks` in order. Every one of them ends in at least one result."""
    results: list[CheckResult] = []
    told = any(check.code == _LOADS for check in checks)
    for i, check in enumerate(checks):
        if progress is not None:
            progress(i, len(checks), f"{check.code} {check.name}")
        begun = time.perf_counter()
        found = _run(context, check, params[check.code], told=told)
        share = (time.perf_counter() - begun) / max(len(found), 1)
        results.extend(msgspec.structs.replace(r, seconds=r.seconds or share) for r in found)
    return tuple(results)


def _run(context: Context, check: AnyCheck, params: Params, *, told: bool) -> Sequence[CheckResult]:
    try:
        missing = [need for need in Need if need in check.needs and not _has(context, need)]
        if missing:
            ended = _ended(check, Outcome.NOT_APPLICABLE, _MISSING[missing[0]])
            return [msgspec.structs.replace(ended, remediation=_WRITE.get(missing[0], ""))]
        if isinstance(check, ToolCheck):
            return _sound(check.run(context, params)) or [_ended(check, Outcome.ERROR, "the tool gave no result")]
        reason = _blocked(context, check, told=told)
        if reason:
            return [_ended(check, Outcome.SKIPPED, reason)]
        return _measure(context, check, params)
    except RefusedError as error:
        ended = _ended(check, Outcome.ERROR, str(error))
        return [msgspec.structs.replace(ended, remediation=error.remediation)]
    except MlauditError as error:
        return [_ended(check, Outcome.ERROR, str(error))]
    except (Exception, SystemExit) as error:  # noqa: BLE001  becomes an error, never a pass
        return [_ended(check, Outcome.ERROR, crash(error))]


def _sound(results: Iterable[CheckResult] | None) -> tuple[CheckResult, ...]:
    """Results that a report can hold: what cannot be written would take all other evidence with it."""
    found = tuple(results or ())
    for result in found:
        if not isinstance(result, CheckResult):
            raise TypeError(f"{type(result).__name__} where a CheckResult was expected")
        msgspec.json.encode(result)
    return found


def _measure(context: Context, check: Check[Any], params: Params) -> Sequence[CheckResult]:
    measurements = tuple(check.measure(context, params))
    if not measurements:
        return [_ended(check, Outcome.NOT_APPLICABLE, check.nothing)]
    return [_judged(check, measurement, params) for measurement in measurements]


def _judged(check: Check[Any], measurement: Measurement, params: Params) -> CheckResult:
    """One measurement's result; a crash over it leaves what is known of the others standing."""
    try:
        judgement = check.judge(measurement, params)
        result = CheckResult(
            code=check.code,
            name=check.name,
            outcome=judgement.outcome,
            subject=measurement.subject,
            reason=judgement.reason,
            severity=judgement.severity,
            remediation=check.remediation if judgement.outcome is Outcome.FAIL else "",
            measurement=measurement,
        )
        return _sound([result])[0]
    except (Exception, SystemExit) as error:  # noqa: BLE001  becomes an error, never a pass
        reason = str(error) if isinstance(error, MlauditError) else crash(error)
        subject = measurement.subject if isinstance(measurement, Measurement) else ""
        return msgspec.structs.replace(_ended(check, Outcome.ERROR, reason), subject=subject)


def _ended(check: AnyCheck, outcome: Outcome, reason: str) -> CheckResult:
    """A result without a judgement. What repairs a failure is no advice here, but for a model that does not load."""
    cure = check.remediation if check.code == _LOADS and outcome is Outcome.ERROR else ""
    return CheckResult(code=check.code, name=check.name, outcome=outcome, reason=reason, remediation=cure)


def _has(context: Context, need: Need) -> bool:
    data = context.settings.data
    if need in (Need.ARTIFACT, Need.MODEL):
        return context.artifact is not None
    if need is Need.BASELINE:
        return context.baseline is not None
    if need is Need.PREVIOUS:
        return context.previous is not None
    if need is Need.LABEL:
        return bool(data.label)
    if need is Need.SOURCE:
        return context.has_source
    return context.data is not None and bool(getattr(data, need.value))


def _blocked(context: Context, check: Check[Any], *, told: bool) -> str:
    """Why a check that needs the model cannot be run: it did not load. Where MLC201 is `told` so, it says why."""
    if Need.MODEL not in check.needs or check.code == _LOADS or context.artifact is None:
        return ""
    try:
        context.artifact.model()
    except ArtifactError as error:
        return f"the model did not load ({_LOADS})" if told else f"the model did not load: {error}"
    return ""


def crash(error: BaseException) -> str:
    """What is said of a check that crashed: exception, place; bounded, on one line."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {os.path.basename(frames[-1].filename)}:{frames[-1].lineno}" if frames else ""
    return f"crashed: {type(error).__name__}: {' '.join(str(error).split())[:300]}{place}"
