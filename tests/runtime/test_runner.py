"""Running checks: whatever goes wrong in one ends in an outcome with a reason, and stops no other."""

from __future__ import annotations

from typing import Any

import pytest

from mlaudit import packs
from mlaudit.artifact.handle import ArtifactHandle
from mlaudit.config import ArtifactSettings, DataSettings, Settings
from mlaudit.errors import ArtifactError, ConfigError, DataError
from mlaudit.findings import CheckResult, Judgement, Measurement, Outcome, Severity
from mlaudit.runtime.check import Check, Need, Params, ToolCheck
from mlaudit.runtime.context import Context
from mlaudit.runtime.runner import run_checks, typed_params

PASS = Judgement(outcome=Outcome.PASS)


class Planted(Check[Params]):
    """Does what it is told."""

    code = "XXC001"
    name = "planted"
    needs: frozenset[Need] = frozenset()
    remediation = "Repair it."

    def __init__(self, measured: Any = (), judged: Any = PASS) -> None:
        self.measured = measured
        self.judged = judged

    def measure(self, context: Context, params: Params) -> Any:
        return _do(self.measured)

    def judge(self, measurement: Measurement, params: Params) -> Judgement:
        return _do(self.judged, measurement)


class Tool(ToolCheck):
    """Gives what it is told."""

    code = "XXC002"
    name = "tool"
    needs: frozenset[Need] = frozenset()

    def __init__(self, given: Any) -> None:
        self.given = given

    def run(self, context: Context, params: Any) -> Any:
        return _do(self.given)


def _do(planted: Any, *given: Any) -> Any:
    if isinstance(planted, BaseException):
        raise planted
    return planted(*given) if callable(planted) else planted


def outcomes(root, *checks, **context) -> list[CheckResult]:
    ready = Context(root, context.pop("settings", Settings()), **context)
    try:
        return list(run_checks(ready, checks, {check.code: check.params() for check in checks}))
    finally:
        ready.close()


ONE = [Measurement(name="m", value=1.0)]


@pytest.mark.parametrize(
    ("check", "told"),
    [
        (Planted(ValueError("planted")), "crashed: ValueError: planted at test_runner.py:"),
        (Planted(SystemExit(0)), "crashed: SystemExit: 0"),
        (Planted(MemoryError()), "crashed: MemoryError"),
        (Planted(DataError("column `a` is missing")), "column `a` is missing"),
        (Planted(None), "crashed: TypeError"),
        (Planted(ONE, ZeroDivisionError("planted")), "crashed: ZeroDivisionError"),
        (Planted(ONE, SystemExit(0)), "crashed: SystemExit"),
        (Planted(ONE, None), "crashed: AttributeError"),
        (Planted(ONE, Judgement(outcome=Outcome.FAIL)), "without a reason"),
        (Planted(["no measurement"]), "crashed: AttributeError"),
        (Planted([Measurement(name="m", raw={"a": object()})]), "crashed: TypeError"),
        (Tool(ValueError("planted")), "crashed: ValueError"),
        (Tool([]), "the tool gave no result"),
        (Tool(None), "the tool gave no result"),
        (Tool(lambda: iter(())), "the tool gave no result"),
        (Tool(["PASS"]), "str where a CheckResult was expected"),
    ],
)
def test_what_goes_wrong_is_an_error_and_stops_no_other(tmp_path, check, told):
    fine = Planted(ONE)
    broken, other = outcomes(tmp_path, check, fine)
    assert broken.outcome is Outcome.ERROR
    assert broken.code == check.code
    assert told in broken.reason
    assert "\n" not in broken.reason
    assert other.outcome is Outcome.PASS


def test_a_crash_over_one_measurement_leaves_the_others_standing(tmp_path):
    def judge(measurement: Measurement) -> Judgement:
        if measurement.subject == "b":
            raise KeyError("planted")
        return Judgement(outcome=Outcome.FAIL, reason="too much")

    found = outcomes(tmp_path, Planted([Measurement(name="m", subject=s) for s in "abc"], judge))
    assert [(r.subject, r.outcome) for r in found] == [
        ("a", Outcome.FAIL),
        ("b", Outcome.ERROR),
        ("c", Outcome.FAIL),
    ]
    assert found[0].remediation == "Repair it."


@pytest.mark.parametrize(
    "planted", [DataError("no rows"), ValueError("planted"), ()], ids=["error", "crash", "nothing"]
)
def test_what_repairs_a_failure_is_no_advice_where_nothing_was_judged(tmp_path, planted):
    (found,) = outcomes(tmp_path, Planted(planted))
    assert found.outcome in (Outcome.ERROR, Outcome.NOT_APPLICABLE)
    assert found.remediation == ""


def test_a_model_that_does_not_load_keeps_the_advice_on_loading(tmp_path):
    loads = Planted(ArtifactError("`load` failed: ValueError"))
    loads.code = "MLC201"
    (found,) = outcomes(tmp_path, loads)
    assert (found.outcome, found.remediation) == (Outcome.ERROR, "Repair it.")


def test_a_generator_serves_too_and_an_empty_one_does_not_vanish(tmp_path):
    assert len(outcomes(tmp_path, Planted(lambda: (m for m in ONE * 3)))) == 3
    assert [r.outcome for r in outcomes(tmp_path, Planted(lambda: iter(())))] == [Outcome.NOT_APPLICABLE]
    passed = CheckResult(code="XXC002", name="tool", outcome=Outcome.PASS)
    assert [r.outcome for r in outcomes(tmp_path, Tool(lambda: (r for r in [passed])))] == [Outcome.PASS]


@pytest.mark.parametrize("check", [Planted(KeyboardInterrupt()), Planted(ONE, KeyboardInterrupt())])
def test_an_interrupt_ends_the_run(tmp_path, check):
    with pytest.raises(KeyboardInterrupt):
        outcomes(tmp_path, check)


@pytest.mark.parametrize(
    ("need", "told"),
    [
        (Need.ARTIFACT, "[tool.mlaudit.artifacts.NAME]"),
        (Need.MODEL, "[tool.mlaudit.artifacts.NAME]"),
        (Need.BASELINE, 'role = "baseline"'),
        (Need.PREVIOUS, 'role = "previous"'),
        (Need.REFERENCE, "`reference` in [tool.mlaudit.data]"),
        (Need.CURRENT, "`current` in [tool.mlaudit.data]"),
        (Need.EVALUATION, "`evaluation` in [tool.mlaudit.data]"),
        (Need.LABEL, "`label` in [tool.mlaudit.data]"),
        (Need.SOURCE, "not part of this run"),
    ],
)
def test_what_is_not_configured_is_not_applicable_and_names_the_setting(tmp_path, need, told):
    check = Planted(AssertionError("never reached"))
    check.needs = frozenset({need})
    tool = Tool(AssertionError("never reached"))
    tool.needs = frozenset({need})
    found = outcomes(tmp_path, check, tool, has_source=False)
    assert [r.outcome for r in found] == [Outcome.NOT_APPLICABLE] * 2
    assert all(told in r.reason for r in found)


@pytest.mark.parametrize(
    ("tables", "told"),
    [
        ({"MLC999": {}}, r"p\.toml: unknown check `checks\.MLC999`"),
        ({"MLC6O1": {}}, r"unknown check `checks\.MLC6O1` \(did you mean `MLC601`\?\)"),
        (
            {"MLC601": {"max-finding": 3}},
            r"unknown key `checks\.MLC601\.max-finding` \(did you mean `max-findings`\?\)",
        ),
        ({"MLC601": {"max-findings": "three"}}, r"p\.toml: checks\.MLC601\.max-findings: expected `int`, got `str`"),
        ({"MLC201": {"max-seconds": float("nan")}}, r"p\.toml: checks\.MLC201\.max-seconds: nan is no number"),
        ({"MLC501": {"metrics": {"f1": float("nan")}}}, r"checks\.MLC501\.metrics\.f1: nan is no number"),
        ({"MLC301": {"columns": {"a": {"min": float("nan")}}}}, r"MLC301\.columns\.a\.min: nan is no number"),
        ({"MLC202": {"rows": 0}}, r"checks\.MLC202\.rows: expected `int` >= 1"),
        ({"MLC203": {"max-flips": 2}}, r"checks\.MLC203\.max-flips: expected `float` <= 1"),
        ({"MLC401": {"alpha": 0}}, r"checks\.MLC401\.alpha: expected `float` > 0"),
        ({"MLC501": {"level": 95}}, r"checks\.MLC501\.level: expected `float` < 1"),
    ],
)
def test_parameters_that_do_not_exist_or_fit_name_file_and_key(tmp_path, tables, told):
    checks = packs.load_checks(Settings(), tmp_path)
    with pytest.raises(ConfigError, match=told):
        typed_params(checks, Settings(checks=tables), "p.toml")


def test_parameters_reach_the_check(tmp_path):
    checks = packs.load_checks(Settings(), tmp_path)
    params = typed_params(checks, Settings(checks={"MLC601": {"max-findings": 7}}), "p.toml")
    assert params["MLC601"].max_findings == 7
    assert set(params) == {check.code for check in checks}


def test_a_model_that_does_not_load_is_one_error_and_its_dependents_are_skipped(tmp_path):
    (tmp_path / "model.joblib").write_bytes(b"\x80\x04 this is no model")
    settings = Settings(
        artifacts={"model": ArtifactSettings(path="model.joblib")}, data=DataSettings(reference="nowhere.parquet")
    )
    handle = ArtifactHandle("model", settings.artifacts["model"], tmp_path, "cpu")
    with pytest.raises(ArtifactError):
        handle.model()
    checks = [c for c in packs.load_checks(settings, tmp_path) if c.code in ("MLC201", "MLC209")]
    needing = Planted(AssertionError("never reached"))
    needing.needs = frozenset({Need.MODEL})
    found = {r.code: r for r in outcomes(tmp_path, *checks, needing, settings=settings, artifact=handle)}
    assert found["MLC201"].outcome is Outcome.ERROR
    assert found["XXC001"].outcome is Outcome.SKIPPED
    assert "the model did not load" in found["XXC001"].reason


def test_time_is_shared_among_the_results_of_a_check(tmp_path):
    found = outcomes(tmp_path, Planted(ONE * 4))
    assert all(0 < r.seconds < 60 for r in found)
    assert len({r.seconds for r in found}) == 1


def test_progress_names_each_check(tmp_path):
    seen: list[tuple[int, int, str]] = []
    checks = (Planted(ONE), Tool(None))
    run_checks(
        Context(tmp_path, Settings()), checks, {c.code: Params() for c in checks}, lambda *step: seen.append(step)
    )
    assert seen == [(0, 2, "XXC001 planted"), (1, 2, "XXC002 tool")]


def test_a_long_message_is_bounded(tmp_path):
    (found,) = outcomes(tmp_path, Planted(ValueError("x" * 100_000)))
    assert len(found.reason) < 500
    assert found.severity is Severity.ERROR
