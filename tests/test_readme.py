"""The README promises nothing that does not work: its table, its settings, its rule and its check are run."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from mlaudit.cli import COMMANDS
from mlaudit.config import load
from mlaudit.docs import of_check, of_rule, sections, with_table
from mlaudit.packs import load_checks, load_rules

ROOT = Path(__file__).resolve().parents[1]
TEXT = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
NAMED = {text.split("\n", 1)[0].removeprefix("# "): text for _, text in BLOCKS if text.startswith("# ")}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project made of the README's own files, with one fault for its rule and three rows for its check."""
    for name, text in NAMED.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "features.py").write_text("from datetime import datetime as dt\n\nhour = dt.now().hour\n")
    (tmp_path / "served.csv").write_text("a,b\n1,2\n3,4\n5,6\n")
    return tmp_path


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mlaudit", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120)


def test_the_table_of_codes_is_of_today():
    assert with_table(TEXT) == TEXT, "run: python -m mlaudit.docs README.md"


def test_the_speeds_are_those_that_were_measured():
    results = ROOT / "benchmarks" / "results"
    lint = json.loads((results / "lint_speed.json").read_text("utf-8"))
    drift = json.loads((results / "drift_speed.json").read_text("utf-8"))
    ours = sorted(drift["mlaudit"], key=lambda run: run["wall_s"])[len(drift["mlaudit"]) // 2]
    for said in (
        f"{lint['cold']:.1f} s, {lint['cold_mb']:.0f} MB",
        f"bandit: {lint['bandit_over_cold']:.1f} times as long; ruff: {lint['ruff']:.1f} s",
        f"unchanged | {lint['warm']:.1f} s",
        f"unchanged | {lint['one_file_warm_2000']:.1f} times",
        f"changed | {lint['one_file_changed_2000']:.1f} times",
        f"{ours['wall_s']:.1f} s, {ours['peak_mib']:.0f} MiB",
        f"evidently: {int(drift['evidently']['wall_s'] / ours['wall_s'])} times as long",
    ):
        assert said in TEXT


def test_every_named_command_is_there():
    named = set(re.findall(r"(?:`|^ {4}|- run: |    - )mlaudit (\w+)", TEXT, re.MULTILINE))
    assert named >= {"lint", "audit", "explain", "init"}
    assert named <= set(COMMANDS)


def test_the_rule_finds_what_it_says(project):
    done = run(project, "lint", "--select", "ACME101", "--format", "json")
    (finding,) = json.loads(done.stdout)["findings"]
    assert (finding["path"], finding["line"], finding["severity"]) == ("features.py", 3, "warning")
    assert done.returncode == 1


@pytest.mark.parametrize(("heading", "found"), [("Bad", 1), ("Good", 0)])
def test_the_examples_of_the_rule_hold(project, heading, found):
    settings = load(project).settings
    (rule,) = [each for each in load_rules(settings, project) if each.code == "ACME101"]
    (project / "features.py").write_text(sections(type(rule).__doc__)[2][heading] + "\n", encoding="utf-8")
    done = run(project, "lint", "--select", "ACME101", "--format", "json")
    assert len(json.loads(done.stdout)["findings"]) == found


@pytest.mark.parametrize(("rows", "code", "verdict"), [(3, 0, "READY"), (4, 1, "NOT READY")])
def test_the_check_decides_a_verdict(project, rows, code, verdict):
    (project / "features.py").write_text("hour = 1\n")
    text = (project / "mlaudit.toml").read_text().replace("rows = 3", f"rows = {rows}")
    (project / "mlaudit.toml").write_text(text)
    done = run(project, "audit", "--select", "ACME901", "--format", "json")
    assert json.loads(done.stdout)["verdict"]["decision"] == verdict
    assert done.returncode == code


def test_both_explain_themselves(project):
    settings = load(project).settings
    rules = {each.code: of_rule(each) for each in load_rules(settings, project)}
    checks = {each.code: of_check(each) for each in load_checks(settings, project)}
    assert set(rules["ACME101"].sections) == {"Why it hurts", "Bad", "Good"}
    assert checks["ACME901"].parameters == {"rows": 1000}


def test_the_configuration_is_valid(tmp_path):
    (text,) = [text for kind, text in BLOCKS if kind == "toml" and text.startswith("[tool.mlaudit]")]
    (tmp_path / "pyproject.toml").write_text(text)
    settings = load(tmp_path).settings
    assert settings.artifacts["model"].factory == "service.model:build_model"
    known = {each.code for each in load_checks(type(settings)(), tmp_path)}
    assert set(settings.policy.require) - {"rules"} <= known
    assert set(settings.checks) <= known


def test_the_hooks_are_those_that_are_offered():
    offered = set(re.findall(r"^- id: (\S+)", (ROOT / ".pre-commit-hooks.yaml").read_text(), re.MULTILINE))
    (text,) = [text for kind, text in BLOCKS if kind == "yaml" and text.startswith("repos:")]
    assert set(re.findall(r"- id: (\S+)", text)) <= offered


def test_the_files_that_it_names_are_there():
    for name in re.findall(r"\]\(([\w./-]+)\)", TEXT):
        assert (ROOT / name).exists(), name
    for name in re.findall(r"`((?:mlaudit|rules|checks|templates|benchmarks|\.ci)/[\w./]*)`", TEXT):
        assert (ROOT / name).exists(), name
