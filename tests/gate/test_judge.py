"""The verdict, as tables, and what must hold of it for any evidence."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlaudit.audit import audit
from mlaudit.config import PolicySettings, Project, Settings
from mlaudit.errors import ConfigError
from mlaudit.findings import (
    CheckResult,
    Decision,
    Evidence,
    Finding,
    LintResult,
    Location,
    Outcome,
    Problem,
    Severity,
    Suppression,
)
from mlaudit.gate.judge import judge

READY, NOT_READY, INCONCLUSIVE = Decision.READY, Decision.NOT_READY, Decision.INCONCLUSIVE
SETTLED = (Outcome.PASS, Outcome.FAIL, Outcome.INFO)


def result(code: str, outcome: Outcome, severity: Severity = Severity.ERROR, subject: str = "") -> CheckResult:
    reason = "" if outcome is Outcome.PASS else "planted"
    return CheckResult(code=code, name="check", outcome=outcome, reason=reason, severity=severity, subject=subject)


def finding(severity: Severity, suppressed: Suppression | None = None) -> Finding:
    return Finding(
        code="MLA101", name="rule", message="m", severity=severity, location=Location("a.py"), suppressed=suppressed
    )


def lint(*findings: Finding, problems: tuple[Problem, ...] = (), files: int = 3) -> LintResult:
    return LintResult(findings=findings, files=files, problems=problems, rules=("MLA101", "MLA102"))


def decide(evidence: Evidence, *require: str, fail_on: str = "error") -> Decision:
    return judge(evidence, PolicySettings(require=require, fail_on=fail_on)).decision


def checks(*results: CheckResult) -> Evidence:
    return Evidence(root="p", checks=results)


@pytest.mark.parametrize(
    ("outcome", "severity", "optional", "required"),
    [
        (Outcome.PASS, Severity.ERROR, READY, READY),
        (Outcome.INFO, Severity.ERROR, READY, READY),
        (Outcome.FAIL, Severity.CRITICAL, NOT_READY, NOT_READY),
        (Outcome.FAIL, Severity.ERROR, NOT_READY, NOT_READY),
        (Outcome.FAIL, Severity.WARNING, READY, READY),
        (Outcome.FAIL, Severity.INFO, READY, READY),
        (Outcome.ERROR, Severity.ERROR, INCONCLUSIVE, INCONCLUSIVE),
        (Outcome.ERROR, Severity.INFO, INCONCLUSIVE, INCONCLUSIVE),
        (Outcome.SKIPPED, Severity.ERROR, READY, INCONCLUSIVE),
        (Outcome.NOT_APPLICABLE, Severity.ERROR, READY, INCONCLUSIVE),
        (Outcome.INSUFFICIENT_DATA, Severity.ERROR, READY, INCONCLUSIVE),
        (Outcome.MANUAL, Severity.ERROR, READY, INCONCLUSIVE),
    ],
)
def test_one_outcome_beside_a_pass(outcome, severity, optional, required):
    evidence = checks(result("MLC501", Outcome.PASS), result("MLC202", outcome, severity))
    assert decide(evidence) is optional
    assert decide(evidence, "MLC202") is required


@pytest.mark.parametrize("second", list(Outcome))
@pytest.mark.parametrize("first", list(Outcome))
def test_two_subjects_of_a_required_check(first, second):
    """READY needs an answer on every subject; a failure that gates decides whatever the other says."""
    decision = decide(checks(result("MLC302", first, subject="a"), result("MLC302", second, subject="b")), "MLC302")
    if Outcome.FAIL in (first, second):
        assert decision is NOT_READY
    elif first in SETTLED and second in SETTLED:
        assert (decision is READY) == (Outcome.PASS in (first, second))  # informing alone proves nothing
    else:
        assert decision is INCONCLUSIVE


def test_a_check_that_passed_on_one_subject_alone_is_told_to_have_passed_in_part():
    evidence = checks(
        result("MLC302", Outcome.PASS, subject="a"),
        result("MLC302", Outcome.INSUFFICIENT_DATA, subject="b"),
        result("MLC101", Outcome.PASS),
    )
    (condition,) = judge(evidence, PolicySettings(require=())).conditions
    assert condition.detail == "MLC101 check, MLC302 check (in part)"


def test_a_failure_that_does_not_gate_does_not_stand_in_for_an_answer():
    evidence = checks(
        result("MLC302", Outcome.FAIL, Severity.WARNING, "a"),
        result("MLC302", Outcome.SKIPPED, subject="b"),
        result("MLC101", Outcome.PASS),
    )
    assert decide(evidence, "MLC302") is INCONCLUSIVE


@pytest.mark.parametrize(
    ("severity", "fail_on", "expected"),
    [
        (Severity.WARNING, "error", READY),
        (Severity.ERROR, "error", NOT_READY),
        (Severity.WARNING, "warning", NOT_READY),
        (Severity.INFO, "warning", READY),
        (Severity.INFO, "info", NOT_READY),
        (Severity.ERROR, "critical", READY),
    ],
)
def test_findings_and_failures_gate_from_fail_on(severity, fail_on, expected):
    assert decide(Evidence(root="p", lint=lint(finding(severity))), "rules", fail_on=fail_on) is expected
    evidence = checks(result("MLC101", Outcome.PASS), result("MLC202", Outcome.FAIL, severity))
    assert decide(evidence, fail_on=fail_on) is expected


@pytest.mark.parametrize("kind", ["inline", "file", "baseline", "waiver"])
def test_suppressed_findings_do_not_count(kind):
    evidence = Evidence(root="p", lint=lint(finding(Severity.CRITICAL, Suppression(kind))))
    assert decide(evidence, "rules") is READY


@pytest.mark.parametrize(
    ("code", "required", "optional"),
    [
        ("MLA000", INCONCLUSIVE, READY),  # a file that was not read
        ("MLA001", INCONCLUSIVE, READY),  # over its time budget
        ("MLA002", INCONCLUSIVE, INCONCLUSIVE),  # a rule crashed
        ("MLA003", READY, READY),  # a suppression that suppresses nothing
    ],
)
def test_problems_of_reading_the_code(code, required, optional):
    evidence = Evidence(root="p", lint=lint(problems=(Problem(code, "planted", "a.py", 1),)))
    assert decide(evidence, "rules") is required
    assert decide(evidence) is optional


def test_rules_that_did_not_run_or_had_nothing_to_read():
    passed = (result("MLC101", Outcome.PASS),)
    assert decide(Evidence(root="p", checks=passed), "rules") is INCONCLUSIVE
    assert decide(Evidence(root="p", checks=passed, lint=lint(files=0)), "rules") is INCONCLUSIVE
    assert decide(Evidence(root="p", checks=passed, lint=lint(files=0))) is READY


def test_a_single_rule_can_be_required():
    assert decide(Evidence(root="p", lint=lint()), "MLA102") is READY
    assert decide(Evidence(root="p", lint=lint()), "MLA103") is INCONCLUSIVE
    assert decide(Evidence(root="p", lint=lint(files=0)), "MLA102") is INCONCLUSIVE
    unread = lint(problems=(Problem("MLA000", "is not UTF-8", "a.py"),))
    verdict = judge(Evidence(root="p", lint=unread), PolicySettings(require=("MLA102", "rules")))
    assert verdict.decision is INCONCLUSIVE
    assert [c.detail for c in verdict.conditions if c.decision is INCONCLUSIVE] == ["a.py: is not UTF-8"]


def test_a_condition_gives_each_reason_a_line_of_its_own_and_counts_the_rest():
    reason = "drifted; most moved:\n  > 6"
    found = [
        CheckResult(code="MLC401", name="drift", outcome=Outcome.FAIL, subject=f"column:{name}", reason=reason)
        for name in "abcde"
    ]
    (condition,) = judge(checks(*found), PolicySettings(require=())).conditions
    lines = [f"column:{name}: drifted; most moved: > 6" for name in "abc"]
    assert condition.detail.split("\n") == [*lines, "and 2 more"]


def test_one_cause_is_told_once_with_all_that_it_keeps_from_being_judged():
    found = [
        CheckResult(code=f"MLC10{i}", name="check", outcome=outcome, reason=reason)
        for i, (outcome, reason) in enumerate(
            [
                (Outcome.NOT_APPLICABLE, "no artifact"),
                (Outcome.NOT_APPLICABLE, "no artifact"),
                (Outcome.SKIPPED, "left out"),
                (Outcome.ERROR, "no rows"),
                (Outcome.ERROR, "no rows"),
                (Outcome.ERROR, "no rows"),
            ]
        )
    ]
    require = tuple(r.code for r in found)
    verdict = judge(checks(*found), PolicySettings(require=require))
    assert [(c.title, c.detail) for c in verdict.conditions] == [
        ("MLC103 check, MLC104 check and MLC105 check could not be run", "no rows"),
        ("MLC100 check and MLC101 check are required and were not judged", "no artifact"),
        ("MLC102 check is required and was not judged", "left out"),
    ]
    assert sorted(code for c in verdict.conditions for code in c.codes) == sorted(require)


@pytest.mark.parametrize("open_too", [False, True])
def test_accepted_errors_are_counted_where_the_code_is_judged(open_too):
    held = Suppression("baseline", "accepted in known.json")
    accepted = [finding(severity, held) for severity in (Severity.ERROR, Severity.ERROR, Severity.CRITICAL)]
    others = [finding(Severity.WARNING, held), finding(Severity.ERROR, Suppression("inline", "checked above"))]
    more = [finding(Severity.ERROR)] if open_too else []
    (condition,) = judge(
        Evidence(root="p", lint=lint(*accepted, *others, *more)), PolicySettings(require=())
    ).conditions
    assert condition.title.endswith("of severity error or above (1 critical, 2 errors accepted in known.json)")
    assert condition.decision is (NOT_READY if open_too else READY)


def test_a_file_that_a_tool_knows_to_be_broken_is_not_told_twice():
    unread = (Problem("MLA000", "cannot be parsed", "a.py"), Problem("MLA000", "is not UTF-8", "b.py"))
    place = Finding(
        code="invalid-syntax", name="n", message="m", severity=Severity.ERROR, location=Location("a.py"), source="ruff"
    )
    failed = CheckResult(code="MLC601", name="ruff", outcome=Outcome.FAIL, reason="1 error", findings=(place,))
    verdict = judge(
        Evidence(root="p", lint=lint(problems=unread), checks=(failed,)), PolicySettings(require=("rules",))
    )
    assert [c.detail for c in verdict.conditions if c.decision is INCONCLUSIVE] == ["b.py: is not UTF-8"]
    milder = msgspec.structs.replace(failed, severity=Severity.WARNING)
    verdict = judge(
        Evidence(root="p", lint=lint(problems=unread), checks=(milder,)), PolicySettings(require=("rules",))
    )
    assert verdict.decision is INCONCLUSIVE
    assert [c.title for c in verdict.conditions if c.decision is INCONCLUSIVE] == ["2 files could not be read"]


def test_an_artifact_that_could_not_be_identified_is_inconclusive():
    evidence = Evidence(root="p", lint=lint(), problems=(Problem("MLC000", "no such file", "m.pt"),))
    assert decide(evidence) is INCONCLUSIVE


@pytest.mark.parametrize("evidence", [Evidence(root="p"), Evidence(root="p", lint=lint(files=0))])
def test_nothing_judged_is_never_ready(evidence):
    verdict = judge(evidence, PolicySettings(require=()))
    assert verdict.decision is INCONCLUSIVE
    assert verdict.conditions[0].title == "Nothing was judged"


def test_not_ready_beats_inconclusive_and_both_are_told():
    evidence = checks(result("MLC202", Outcome.ERROR), result("MLC501", Outcome.FAIL))
    verdict = judge(evidence, PolicySettings(require=("rules", "MLC101")))
    assert verdict.decision is NOT_READY
    assert verdict.exit_code == 1
    assert {c.decision for c in verdict.conditions} == {NOT_READY, INCONCLUSIVE}
    titles = " ".join(c.title for c in verdict.conditions)
    assert all(word in titles for word in ("MLC202", "MLC501", "MLC101", "rules"))


def test_the_policy_hash_changes_with_the_policy_only():
    one = judge(checks(result("MLC202", Outcome.PASS)), PolicySettings())
    two = judge(checks(result("MLC202", Outcome.FAIL)), PolicySettings())
    other = judge(checks(result("MLC202", Outcome.PASS)), PolicySettings(fail_on="warning"))
    assert one.policy_sha256 == two.policy_sha256 != other.policy_sha256


def test_a_required_code_that_does_not_exist_is_a_settings_error(tmp_path):
    settings = Settings(policy=PolicySettings(require=("rules", "MLC2O2")))
    with pytest.raises(ConfigError, match=r"policy\.require: unknown code `MLC2O2` \(did you mean `MLC202`\?\)"):
        audit(tmp_path, Project(root=tmp_path, settings=settings))


codes = st.sampled_from(["MLC101", "MLC201", "MLC202", "MLC501"])
severities = st.sampled_from(Severity)
results = st.lists(st.builds(result, codes, st.sampled_from(Outcome), severities), max_size=6)
lints = st.none() | st.builds(
    lambda found, files, bad: lint(*found, files=files, problems=tuple(Problem(c, "planted", "a.py") for c in bad)),
    st.lists(st.builds(finding, severities, st.none() | st.just(Suppression("inline"))), max_size=3),
    st.integers(0, 2),
    st.lists(st.sampled_from(["MLA000", "MLA001", "MLA002", "MLA003"]), max_size=2),
)
evidences = st.builds(lambda found, code: Evidence(root="p", checks=tuple(found), lint=code), results, lints)
policies = st.builds(
    lambda require, fail_on: PolicySettings(require=tuple(require), fail_on=fail_on),
    st.lists(st.sampled_from(["rules", "MLC101", "MLC201", "MLC202", "MLC501"]), unique=True),
    st.sampled_from(["info", "warning", "error", "critical"]),
)


@settings(deadline=None)  # the first call imports; time is never judged here
@given(evidences, policies, codes)
def test_one_more_error_never_makes_it_ready(evidence, policy, code):
    more = msgspec.structs.replace(evidence, checks=(*evidence.checks, result(code, Outcome.ERROR)))
    assert judge(more, policy).decision is not READY


@settings(deadline=None)  # the first call imports; time is never judged here
@given(evidences, policies, st.data())
def test_losing_evidence_of_what_is_required_never_makes_it_ready(evidence, policy, data):
    """All results of a required code, the code rules, or any passing result taken away: READY never comes of it."""
    before = judge(evidence, policy).decision
    required = [code for code in policy.require if code != "rules"]
    if required:
        code = data.draw(st.sampled_from(required))
        kept = tuple(r for r in evidence.checks if r.code != code)
        assert judge(msgspec.structs.replace(evidence, checks=kept), policy).decision is not READY
    if "rules" in policy.require:
        assert judge(msgspec.structs.replace(evidence, lint=None), policy).decision is not READY
    for i, lost in enumerate(evidence.checks):
        if lost.outcome is Outcome.PASS and before is not READY:
            kept = evidence.checks[:i] + evidence.checks[i + 1 :]
            assert judge(msgspec.structs.replace(evidence, checks=kept), policy).decision is not READY


@settings(deadline=None)  # the first call imports; time is never judged here
@given(evidences, policies)
def test_the_worst_condition_decides_and_order_does_not_matter(evidence, policy):
    verdict = judge(evidence, policy)
    told = {c.decision for c in verdict.conditions}
    assert verdict.decision is (NOT_READY if NOT_READY in told else INCONCLUSIVE if INCONCLUSIVE in told else READY)
    backwards = msgspec.structs.replace(evidence, checks=evidence.checks[::-1])
    assert judge(backwards, policy).decision is verdict.decision
