"""`mlaudit audit` on tiny real projects: each verdict by its exit code, and the reports written before it."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

SOUND = """
    import joblib
    import pandas as pd


    def load(path: str) -> pd.DataFrame:
        return pd.read_parquet(path)


    def save(model, path: str) -> None:
        joblib.dump(model, path)
"""
SETTINGS = """
    device = "cpu"

    [artifacts.model]
    path = "model.joblib"
    output = "probability"

    [data]
    reference = "reference.parquet"
    current = "current.parquet"
    evaluation = "evaluation.parquet"
    label = "late"

    [checks.MLC501]
    metrics = { roc_auc = 0.7 }
"""
SERVES = """
    import requests
    from fastapi import FastAPI

    app = FastAPI()


    @app.get("/weather")
    def weather(url: str) -> str:
        return requests.get(url).text
"""
QUICK = "MLC101,MLC201,MLC202,MLC501"


@pytest.fixture(scope="session")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a model that has learnt what there is to learn, and the rows of three periods."""
    import joblib
    import numpy as np
    import pandas as pd
    from sklearn.linear_model import LogisticRegression

    folder = tmp_path_factory.mktemp("trained")
    draw = np.random.default_rng(0)
    frames = {}
    for name in ("reference", "current", "evaluation"):
        rows = pd.DataFrame({"distance": draw.normal(size=2000), "hour": draw.normal(size=2000)})
        rows["late"] = (rows.distance + rows.hour + draw.normal(size=2000) > 0).astype(int)
        rows.to_parquet(folder / f"{name}.parquet", index=False)
        frames[name] = rows
    model = LogisticRegression().fit(frames["reference"][["distance", "hour"]], frames["reference"]["late"])
    joblib.dump(model, folder / "model.joblib")
    return folder


@pytest.fixture
def project(trained: Path, tmp_path: Path, put: Callable[[str, str], Path]) -> Path:
    """A sound project: code, artifact, data, settings."""
    for file in trained.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    put("train.py", SOUND)
    put("mlaudit.toml", SETTINGS)
    return tmp_path


def verdict(folder: Path) -> str:
    """What the written report says; both reports must be there and agree."""
    document = json.loads((folder / "mlaudit-report" / "report.json").read_text("utf-8"))
    decision = str(document["verdict"]["decision"])
    assert f"<title>{decision}: " in (folder / "mlaudit-report" / "report.html").read_text("utf-8")
    return decision


def outcomes(folder: Path) -> dict[str, str]:
    document = json.loads((folder / "mlaudit-report" / "report.json").read_text("utf-8"))
    return {entry["code"]: entry["outcome"] + ": " + entry["reason"] for entry in document["evidence"]["checks"]}


def test_a_sound_project_is_ready(mlaudit, project):
    done = mlaudit("audit", "--select", QUICK)
    assert (done.code, verdict(project)) == (0, "READY"), done.out
    assert "READY" in done.out.splitlines()[0]
    assert "report.html" in done.out


def test_what_a_model_imports_is_counted_in_words(mlaudit, project):
    told = mlaudit("check", "--select", "MLC101").out
    assert re.search(r" 0 of \d+ imported names not known to be harmless", told), told


def test_a_finding_makes_it_not_ready(mlaudit, project, put):
    put("serve.py", SERVES)
    done = mlaudit("audit", "--select", QUICK)
    assert (done.code, verdict(project)) == (1, "NOT READY"), done.out
    assert "MLA101" in done.out


def test_a_model_that_is_not_good_enough_makes_it_not_ready(mlaudit, project, put):
    put("mlaudit.toml", SETTINGS.replace("0.7", "0.99"))
    done = mlaudit("audit", "--select", QUICK)
    assert (done.code, verdict(project)) == (1, "NOT READY"), done.out
    assert "MLC501" in done.out


def test_without_an_artifact_it_is_inconclusive(mlaudit, project, put):
    put("mlaudit.toml", "[data]\nreference = 'reference.parquet'\n")
    done = mlaudit("audit", "--select", QUICK)
    assert (done.code, verdict(project)) == (2, "INCONCLUSIVE"), done.out
    assert "[tool.mlaudit.artifacts.NAME]" in done.out


@pytest.mark.parametrize("name", ["README.md", ".venv/lib/a.py", "weights.joblib"])
def test_a_folder_with_nothing_to_judge_is_refused_and_left_as_it_was(mlaudit, put, tmp_path, name):
    put(name, "text\n")
    done = mlaudit("audit")
    assert done.code == 2
    assert "nothing to judge" in done.err
    assert sorted(path.name for path in tmp_path.iterdir()) == [name.partition("/")[0]]


def test_what_was_not_selected_but_is_required_is_inconclusive(mlaudit, project):
    done = mlaudit("audit", "--select", "MLC101")
    assert done.code == 2
    assert verdict(project) == "INCONCLUSIVE"
    assert "MLC201 loads, MLC202 predicts and MLC501 metric-threshold are required and were not judged" in done.out
    assert "left out by --select" in done.out
    assert outcomes(project)["MLC402"] == "skipped: left out by --select"


def test_rules_that_the_settings_leave_out_are_named(mlaudit, project, put):
    put("mlaudit.toml", 'ignore = ["MLA101", "MLA70"]\n' + SETTINGS)
    done = mlaudit("audit", "--select", QUICK)
    assert "MLA101, MLA701, MLA702" in done.out.partition("Not covered")[2]


@pytest.mark.parametrize(
    ("words", "settings", "reason"),
    [(["--ignore", "MLC6"], "", "--ignore"), ([], 'ignore = ["MLC6", "MLA801"]\n', "`ignore` in the settings")],
)
def test_a_check_that_is_left_out_is_named_as_such(mlaudit, project, put, words, settings, reason):
    put("mlaudit.toml", settings + SETTINGS)
    done = mlaudit("audit", *words, "--select", f"{QUICK},MLC601")
    assert (done.code, verdict(project)) == (0, "READY"), done.out
    assert outcomes(project)["MLC601"] == outcomes(project)["MLC603"] == f"skipped: left out by {reason}"
    assert f"MLC601 ruff, MLC602 mypy, MLC603 tests: left out by {reason}" in done.out.partition("Not covered")[2]
    assert mlaudit("lint").code == 0  # `ignore` may name checks


def test_a_check_that_is_left_out_and_required_is_inconclusive(mlaudit, project, put):
    put("mlaudit.toml", 'ignore = ["MLC501"]\n' + SETTINGS)
    done = mlaudit("audit", "--select", QUICK)
    assert (done.code, verdict(project)) == (2, "INCONCLUSIVE"), done.out
    assert "MLC501 metric-threshold is required and was not judged" in done.out


@pytest.mark.parametrize(
    ("name", "spoil", "code"),
    [
        ("model.joblib", lambda data: None, "MLC101"),
        ("model.joblib", lambda data: data[: len(data) // 2], "MLC101"),
        ("model.joblib", lambda data: b"", "MLC101"),
        ("evaluation.parquet", lambda data: None, "MLC501"),
        ("evaluation.parquet", lambda data: data[: len(data) // 2], "MLC501"),
    ],
    ids=["no model", "truncated model", "empty model", "no table", "truncated table"],
)
def test_files_that_are_missing_or_broken_are_inconclusive(mlaudit, project, name, spoil, code):
    spoilt = spoil((project / name).read_bytes())
    (project / name).unlink()
    if spoilt is not None:
        (project / name).write_bytes(spoilt)
    done = mlaudit("audit", "--select", QUICK)
    assert (done.code, verdict(project)) == (2, "INCONCLUSIVE"), done.out
    assert outcomes(project)[code].startswith("error: ")
    assert "Traceback" not in done.out + done.err


def test_a_model_that_other_versions_wrote_says_which_are_asked_for(mlaudit, project, put):
    (project / "model.joblib").write_bytes(b"\x80\x04csklearn.linear_model._logistic\nLogisticRegression\n)\x81K\x05b.")
    put("requirements.txt", "scikit-learn==0.23.2\npandas\n")
    put("fit.py", "import sklearn\n")
    done = mlaudit("audit", "--select", QUICK)
    assert (done.code, verdict(project)) == (2, "INCONCLUSIVE"), done.out
    assert outcomes(project)["MLC201"].startswith("error: ")
    assert outcomes(project)["MLC202"] == "skipped: the model did not load (MLC201)"
    assert "`python` names the environment" in done.out
    assert "where requirements.txt asks for `scikit-learn==0.23.2`" in done.out


def test_an_empty_table_is_inconclusive(mlaudit, project):
    import pandas as pd

    pd.read_parquet(project / "evaluation.parquet").head(0).to_parquet(project / "evaluation.parquet", index=False)
    done = mlaudit("audit", "--select", QUICK)
    assert (done.code, verdict(project)) == (2, "INCONCLUSIVE"), done.out
    assert not outcomes(project)["MLC501"].startswith("pass")


def test_a_label_that_is_not_there_is_inconclusive_and_named(mlaudit, project, put):
    put("mlaudit.toml", SETTINGS.replace('"late"', '"delayed"'))
    done = mlaudit("audit", "--select", QUICK)
    assert (done.code, verdict(project)) == (2, "INCONCLUSIVE"), done.out
    assert "delayed" in outcomes(project)["MLC501"]


@pytest.mark.slow
def test_a_model_that_hangs_is_not_ready(mlaudit, project, put):
    put("hang.py", "import time\n\n\ndef predict(model, rows):\n    time.sleep(600)\n")
    entry = 'path = "model.joblib"\n    predict = "hang:predict"\n    timeout = 10.0'
    put("mlaudit.toml", SETTINGS.replace('path = "model.joblib"', entry))
    done = mlaudit("audit", "--select", QUICK)
    assert (done.code, verdict(project)) == (1, "NOT READY"), done.out
    assert outcomes(project)["MLC202"].startswith("fail")
    assert "10 s" in done.out
    assert outcomes(project)["MLC501"].startswith(("error: ", "skipped: "))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[artifacts.model\n", "is not valid TOML"),
        ("[artifacts.model]\npth = 'm'\n", "unknown key `artifacts.model.pth` (did you mean `path`?)"),
        ("[policy]\nrequire = ['MLC1O1']\n", "policy.require: unknown code `MLC1O1` (did you mean `MLC101`?)"),
        ("[policy]\nfail-on = 'never'\n", "policy.fail-on"),
        ("[checks.MLC501]\nminimum = 1\n", "unknown key `checks.MLC501.minimum`"),
        ("[checks.MLC999]\n", "unknown check `checks.MLC999`"),
        (
            "[checks.MLC501]\nmetrics = {roc_acu = 0.6}\n",
            "checks.MLC501: unknown metric `roc_acu` (did you mean `roc_auc`?)",
        ),
        ("[checks.MLC502]\nmetric = 'roc_acu'\n", "checks.MLC502: unknown metric `roc_acu`"),
        ("[checks.MLC501]\nmetrics = {roc_auc = 70}\n", "checks.MLC501: roc_auc is always at most 1, so 70 is no"),
        ("[checks.MLC501]\nmetrics = {rmse = -1}\n", "checks.MLC501: rmse is always at least 0, so -1 is no threshold"),
        ("[checks.MLA101]\n", "MLA101 is a rule, and rules have no parameters"),
        ("ignore = ['MLC6O1']\n", "ignore: unknown code `MLC6O1` (did you mean `MLC601`?)"),
        ("baseline = 'nowhere.json'\n", "there is no baseline"),
        ("[artifacts.a]\npath = 'a'\n[artifacts.b]\npath = 'b'\n", "both have the role `candidate`"),
    ],
)
def test_settings_that_do_not_fit_are_2_and_nothing_is_judged(mlaudit, project, put, text, told):
    put("mlaudit.toml", text)
    done = mlaudit("audit", "--select", QUICK)
    assert done.code == 2
    assert told in done.err
    assert not (project / "mlaudit-report").exists()


def test_a_baseline_lets_old_findings_pass_and_no_new_one(mlaudit, project, put):
    from mlaudit.code.run import lint
    from mlaudit.config import load
    from mlaudit.gate import baseline

    put("serve.py", SERVES)
    put("mlaudit.toml", 'baseline = "known.json"\n' + SETTINGS)
    found = lint([project], load(project), root=project, cache=False)
    baseline.write(project / "known.json", baseline.make(found.findings))
    assert mlaudit("audit", "--select", QUICK).code == 0
    put("serve.py", SERVES.replace("return", "requests.get(url + 'x')\n        return"))
    done = mlaudit("audit", "--select", QUICK)
    assert (done.code, verdict(project)) == (1, "NOT READY"), done.out


def test_a_file_name_that_is_no_text_does_not_stop_the_reports(mlaudit, project):
    with open(os.fsencode(project) + b"/bad\xff.py", "w") as file:
        file.write("import requests\n\n\ndef f(url):\n    return requests.get(url)\n")
    done = mlaudit("audit", "--select", QUICK)
    assert (done.code, verdict(project)) == (0, "READY"), done.out + done.err  # the finding is a warning
    assert r"bad\udcff.py:5:12: MLA101" in done.out


def test_reports_that_cannot_be_written_are_2_and_the_verdict_is_still_told(mlaudit, project):
    (project / "taken").write_text("a file")
    done = mlaudit("audit", "--select", QUICK, "--output", "taken")
    assert done.code == 2
    assert done.err.count("cannot be written") == 2
    assert "READY" in done.out


def test_a_new_folder_of_reports_keeps_itself_out_of_commits(mlaudit, project):
    mlaudit("audit", "--select", QUICK)
    assert (project / "mlaudit-report" / ".gitignore").read_text() == "*\n"
    (project / "mlaudit-report" / ".gitignore").unlink()  # somebody wants them committed
    mlaudit("audit", "--select", QUICK)
    assert not (project / "mlaudit-report" / ".gitignore").exists()
    mlaudit("audit", "--select", QUICK, "--output", "named")
    assert not (project / "named" / ".gitignore").exists()


@pytest.mark.parametrize("form", ["json", "html"])
def test_a_format_prints_the_report_itself(mlaudit, project, form):
    done = mlaudit("audit", "--select", QUICK, "--format", form)
    assert done.out == (project / "mlaudit-report" / f"report.{form}").read_text("utf-8")


def test_forms_for_ci_are_printed_and_the_reports_written_all_the_same(mlaudit, project):
    done = mlaudit("audit", "--select", QUICK, "--format", "github")
    assert done.out.endswith(f"{verdict(project)}\n")
    done = mlaudit("audit", "--select", QUICK, "--format", "sarif")
    (run,) = json.loads(done.out)["runs"]
    assert run["invocations"][0]["exitCodeDescription"] == verdict(project)


def test_another_folder_can_be_named(mlaudit, project, put, tmp_path):
    put("sub/a.py", "x = 1\n")
    put("sub/mlaudit.toml", "[policy]\nrequire = ['rules']\n")
    done = mlaudit("audit", "sub", "--select", "MLC101", "--output", "out/deep")
    assert done.code == 0, done.out + done.err
    assert (tmp_path / "out" / "deep" / "report.html").exists()


def test_a_report_is_dated_by_its_commit_and_by_the_time_that_the_caller_gives(mlaudit, project, monkeypatch):
    who = ("-c", "user.name=a", "-c", "user.email=a@b", "-c", "commit.gpgsign=false")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2013-09-16T14:00:00+02:00")
    for words in (("init", "-q"), ("add", "train.py"), (*who, "commit", "-qm", "first")):
        subprocess.run(["git", *words], cwd=project, check=True, capture_output=True)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert mlaudit("audit", "--select", "MLC101").code == 2
    assert dates(project) == ("2013-09-16T12:00:00Z", "")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1380616259")
    assert mlaudit("audit", "--select", "MLC101").code == 2
    assert dates(project) == ("2013-09-16T12:00:00Z", "2013-10-01T08:30:59Z")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    run = mlaudit("audit", "--select", "MLC101")
    assert run.code == 2
    assert "SOURCE_DATE_EPOCH: `yesterday` is not a number of seconds since 1970; unset it" in run.err


def dates(folder: Path) -> tuple[str, str]:
    evidence = json.loads((folder / "mlaudit-report" / "report.json").read_text("utf-8"))["evidence"]
    return evidence["committed"], evidence["made"]
