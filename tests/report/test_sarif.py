"""SARIF: what services need is there, of the right type, and what is suppressed says so."""

from __future__ import annotations

import json
from typing import Any

import pytest
from evidence import finding, report

from mlaudit.docs import everything
from mlaudit.findings import CheckResult, LintResult, Location, Outcome, Problem, Related, Severity, Suppression
from mlaudit.report import sarif

DOCUMENTS = {document.code: document for document in everything()}

MESSAGE = {"required": {"text": str}, "optional": {"markdown": str}}
LEVEL = {"note", "warning", "error", "none"}
REGION = {"required": {"startLine": int}, "optional": {"endLine": int, "startColumn": int, "endColumn": int}}
LOCATION = {
    "required": {
        "physicalLocation": {
            "required": {"artifactLocation": {"required": {"uri": str, "uriBaseId": str}}, "region": REGION},
        }
    },
    "optional": {
        "id": int,
        "message": MESSAGE,
        "logicalLocations": [{"required": {"name": str, "kind": str}}],
    },
}
NOTIFICATION = {
    "required": {"message": MESSAGE, "level": LEVEL, "descriptor": {"required": {"id": str}}, "locations": [LOCATION]},
}
RULE = {
    "required": {"id": str, "name": str, "shortDescription": MESSAGE},
    "optional": {
        "fullDescription": MESSAGE,
        "help": MESSAGE,
        "defaultConfiguration": {"required": {"level": LEVEL}},
        "properties": {"required": {"tags": [str]}},
    },
}
RESULT = {
    "required": {
        "ruleId": str,
        "ruleIndex": int,
        "level": LEVEL,
        "message": MESSAGE,
        "locations": [LOCATION],
        "suppressions": [
            {"required": {"kind": {"inSource", "external"}, "status": {"accepted"}, "justification": str}}
        ],
        "properties": {"required": {"severity": str, "confidence": float}},
    },
    "optional": {
        "relatedLocations": [LOCATION],
        "partialFingerprints": {"required": {"primaryLocationLineHash": str, "mlaudit/v1": str}},
    },
}
DOCUMENT = {
    "required": {
        "$schema": str,
        "version": {"2.1.0"},
        "runs": [
            {
                "required": {
                    "tool": {"required": {"driver": {"required": {"name": str, "version": str, "rules": [RULE]}}}},
                    "invocations": [
                        {
                            "required": {
                                "executionSuccessful": bool,
                                "exitCode": int,
                                "toolExecutionNotifications": [NOTIFICATION],
                            },
                            "optional": {"exitCodeDescription": str},
                        }
                    ],
                    "columnKind": {"unicodeCodePoints"},
                    "originalUriBaseIds": {"required": {"%SRCROOT%": {"required": {"description": MESSAGE}}}},
                    "results": [RESULT],
                }
            }
        ],
    }
}
"""What we write of the SARIF 2.1.0 schema (OASIS, errata 01): names, types and what is required."""


def check(value: Any, schema: Any, place: str = "$") -> None:
    if isinstance(schema, type):
        assert type(value) is schema or (schema is float and type(value) is int), (place, value)
    elif isinstance(schema, set):
        assert value in schema, (place, value)
    elif isinstance(schema, list):
        assert isinstance(value, list), place
        for i, each in enumerate(value):
            check(each, schema[0], f"{place}[{i}]")
    else:
        assert isinstance(value, dict), place
        required, optional = schema["required"], schema.get("optional", {})
        assert required.keys() <= value.keys(), (place, required.keys() - value.keys())
        assert value.keys() <= required.keys() | optional.keys(), (place, value.keys())
        for key, each in value.items():
            check(each, {**required, **optional}[key], f"{place}.{key}")


def run_of(text: str) -> dict[str, Any]:
    document = json.loads(text)
    check(document, DOCUMENT)
    (run,) = document["runs"]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        for location in (*result["locations"], *result.get("relatedLocations", ())):
            region = location["physicalLocation"]["region"]
            assert min(region.values()) >= 1
            assert region["startLine"] <= region.get("endLine", region["startLine"])
    return run


def of_lint(*findings: Any, **more: Any) -> dict[str, Any]:
    return run_of(sarif.of_lint(LintResult(findings=findings, files=1, **more), DOCUMENTS, "sub/"))


def test_every_rule_and_check_has_a_description_and_help() -> None:
    findings = [finding(0, code=code, name=document.name) for code, document in DOCUMENTS.items()]
    for rule in of_lint(*findings)["tool"]["driver"]["rules"]:
        assert rule["shortDescription"]["text"]
        assert rule["help"]["text"]
        assert rule["help"]["markdown"]


@pytest.mark.parametrize(
    ("severity", "level"),
    [(Severity.CRITICAL, "error"), (Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "note")],
)
def test_levels(severity: Severity, level: str) -> None:
    (result,) = of_lint(finding(1, severity=severity))["results"]
    assert (result["level"], result["properties"]["severity"]) == (level, severity.value)


def test_a_place_is_a_uri_from_the_root_with_its_region_and_a_fingerprint_without_a_line() -> None:
    where = Location("a b/ä.py", 3, 5, 4, 9)
    (result,) = of_lint(finding(1, location=where, related=(Related("c.py", 7, "here too"),)))["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "sub/a%20b/%C3%A4.py", "uriBaseId": "%SRCROOT%"}
    assert place["region"] == {"startLine": 3, "endLine": 4, "startColumn": 5, "endColumn": 9}
    assert result["relatedLocations"][0]["message"]["text"] == "here too"
    (moved,) = of_lint(finding(1, location=Location("a b/ä.py", 30, 5, 31, 9)))["results"]
    assert moved["partialFingerprints"] == result["partialFingerprints"]


def test_a_cell_of_a_notebook_is_named() -> None:
    (result,) = of_lint(finding(1, location=Location("n.ipynb", 2, 1, 2, 5, cell=3)))["results"]
    assert result["locations"][0]["logicalLocations"][0]["name"] == "cell 3, line 2"


@pytest.mark.parametrize(
    ("suppression", "kind"),
    [
        (Suppression("inline", "checked by hand"), "inSource"),
        (Suppression("file", "generated"), "inSource"),
        (Suppression("file", "per-file-ignores: scripts/*"), "external"),
        (Suppression("baseline", "was there before the baseline"), "external"),
        (Suppression("waiver"), "external"),
    ],
)
def test_what_is_suppressed_is_there_and_marked(suppression: Suppression, kind: str) -> None:
    first, second = of_lint(finding(1, suppressed=suppression), finding(2))["results"]
    assert [each["kind"] for each in first["suppressions"]] == [kind]
    assert first["suppressions"][0]["justification"] == (suppression.reason or suppression.kind)
    assert second["suppressions"] == []  # said, for a run that marks one result has to mark all


def test_what_was_not_read_and_what_crashed_is_told() -> None:
    problems = (Problem("MLA000", "does not parse", "a.py", 3), Problem("MLA003", "suppresses nothing", "b.py", 1))
    (read,) = of_lint(problems=problems)["invocations"]
    assert [note["level"] for note in read["toolExecutionNotifications"]] == ["error", "note"]
    assert read["executionSuccessful"] is True
    (crashed,) = of_lint(problems=(Problem("MLA002", "rule MLA101 crashed", rule="MLA101"),))["invocations"]
    assert crashed["executionSuccessful"] is False


def test_an_audit_has_the_findings_of_tools_and_tells_what_failed() -> None:
    tool = CheckResult(
        code="MLC601", name="ruff", outcome=Outcome.FAIL, reason="1", findings=(finding(1, code="F401"),)
    )
    failed = CheckResult(code="MLC501", name="metric-threshold", outcome=Outcome.FAIL, reason="roc_auc is 0.5")
    crashed = CheckResult(code="MLC201", name="loads", outcome=Outcome.ERROR, reason="it crashed")
    run = run_of(sarif.of_audit(report((finding(2),), (tool, failed, crashed)), DOCUMENTS))
    assert {result["ruleId"] for result in run["results"]} == {"F401", finding(2).code}
    (invocation,) = run["invocations"]
    notes = [note["message"]["text"] for note in invocation["toolExecutionNotifications"]]
    assert notes == ["metric-threshold: fail: roc_auc is 0.5", "loads: error: it crashed"]
    assert (invocation["exitCode"], invocation["exitCodeDescription"]) == (1, "NOT READY")
