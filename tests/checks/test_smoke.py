"""Smoke checks on real models in their workers: what serves passes, and each way not to serve fails and says so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import joblib
import numpy as np
import pandas as pd
import pytest
from audited import Answer, make_context
from sklearn.linear_model import LogisticRegression

from mlaudit import packs
from mlaudit.artifact.handle import ArtifactHandle
from mlaudit.config import ArtifactSettings, Settings
from mlaudit.findings import CheckResult, Outcome, Severity
from mlaudit.runtime.context import Context
from mlaudit.runtime.runner import run_checks, typed_params

CODE = """
import os, sys, time
import numpy as np

def sound(model, frame):
    return model.predict_proba(frame)[:, 1]

def hangs(model, frame):
    time.sleep(600)

def answers_nothing(model, frame):
    return np.array([None] * len(frame), dtype=object)

def answers_nan(model, frame):
    return np.full(len(frame), np.nan)

def dies(model, frame):
    os._exit(3)

def talks(model, frame):
    for _ in range(20_000):
        print("x" * 200)
        print("y" * 200, file=sys.stderr)
    return sound(model, frame)

def drops(model, frame):
    return sound(model, frame)[: max(len(frame) - 1, 0)]

def squeezes(model, frame):
    answer = sound(model, frame)
    return answer if len(answer) > 1 else np.stack([1 - answer, answer], axis=1)

def scales_by_request(model, frame):
    return sound(model, (frame - frame.mean()) / (frame.std(ddof=0) + 1e-9))

def refuses_one(model, frame):
    return sound(model, (frame - frame.mean()) / frame.std())

def draws(model, frame):
    return np.clip(sound(model, frame) + np.random.default_rng().normal(0, 0.3, len(frame)), 0, 1)

CALLS = []

def shrinks(model, frame):
    CALLS.append(1)
    answer = sound(model, frame)
    return answer if len(CALLS) < 3 else answer[:-1]
"""

BUILD = """
import time

def stalls():
    time.sleep(600)
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("smoke")
    generator = np.random.default_rng(0)
    frame = pd.DataFrame({"a": generator.normal(size=300), "b": generator.normal(2, 3, size=300)})
    model = LogisticRegression().fit(frame, frame["a"] + frame["b"] > 2)
    joblib.dump(model, root / "m.joblib")
    frame.to_parquet(root / "rows.parquet", index=False)
    (root / "own.py").write_text(CODE + BUILD)
    return root


@pytest.fixture
def audit(folder: Path) -> Iterator[object]:
    handles: list[ArtifactHandle] = []

    def run(code: str, predict: str, timeout: float = 60.0) -> CheckResult:
        settings = ArtifactSettings(path="m.joblib", predict=f"own:{predict}", output="probability", timeout=timeout)
        handle = ArtifactHandle("model", settings, folder, "cpu")
        handles.append(handle)
        tables = make_context(folder, evaluation="rows.parquet")
        context = Context(folder, tables.settings, artifact=handle, baseline=None, data=tables.data)
        checks = [check for check in packs.load_checks(Settings(), folder) if check.code == code]
        (result,) = run_checks(context, checks, typed_params(checks, Settings(), "settings"))
        return result

    yield run
    for handle in handles:
        handle.close()


@pytest.mark.parametrize("code", ["MLC201", "MLC202", "MLC203", "MLC204"])
def test_a_sound_model_passes(audit, code: str) -> None:
    result = audit(code, "sound")
    assert result.outcome is Outcome.PASS, result.reason


@pytest.mark.parametrize(
    ("code", "predict", "said"),
    [
        ("MLC202", "hangs", "did not end within 15 s"),
        ("MLC202", "dies", "exit code 3"),
        ("MLC202", "drops", "one answer a row is expected"),
        ("MLC203", "draws", "decisions differ"),
        ("MLC203", "shrinks", "answers of shape (256,), and of shape (255,)"),
        ("MLC204", "scales_by_request", "decisions differ (alone"),
        ("MLC204", "squeezes", "shape (64,), and of shape (64, 2) (alone)"),
        ("MLC204", "refuses_one", "refuses alone: `predict` failed: ValueError: Input X contains NaN"),
        ("MLC204", "drops", "shape (0,) (alone)"),
    ],
)
def test_each_way_not_to_serve_fails(audit, code: str, predict: str, said: str) -> None:
    result = audit(code, predict, timeout=15.0 if predict == "hangs" else 60.0)
    assert result.outcome is Outcome.FAIL, (result.outcome, result.reason)
    assert said in result.reason


@pytest.mark.parametrize("code", ["MLC203", "MLC204"])
@pytest.mark.parametrize("predict", ["answers_nothing", "answers_nan"])
def test_nothing_that_is_like_nothing_is_no_pass(audit, code: str, predict: str) -> None:
    result = audit(code, predict)
    assert result.outcome is Outcome.ERROR
    assert "answers no row with a value" in result.reason


@pytest.mark.parametrize("output", ["auto", "probability", "value"])
def test_a_number_that_is_gone_the_second_time_is_no_pass(tmp_path, output: str) -> None:
    """NaN is on the same side of a threshold as a small number."""

    class Forgets:
        name, settings = "model", ArtifactSettings(path="in-memory", output=output)

        def repeat(self, columns, calls, threads):
            whole = np.linspace(0.1, 0.4, len(columns["x"]))
            return [whole, np.where(whole > 0.3, np.nan, whole), *[whole] * 5]

        def predict(self, columns):
            return Answer(self.repeat(columns, 1, 0)[0])

        def model(self):
            return self

        start = model

        def close(self):
            pass

    context = make_context(tmp_path, model=Forgets(), evaluation=pd.DataFrame({"x": np.arange(30.0)}))
    checks = [check for check in packs.load_checks(Settings(), tmp_path) if check.code == "MLC203"]
    (result,) = run_checks(context, checks, typed_params(checks, Settings(), "settings"))
    assert result.outcome is Outcome.FAIL
    assert "of 30 decisions differ (call 2)" in result.reason


@pytest.mark.parametrize(
    ("answers", "output", "decided"),
    [
        ([[0.8, 0.2], [0.6, 0.4]], "probability", [False, True]),
        ([[0.8, 0.2], [0.6, 0.4]], "auto", [False, True]),
        ([[2.0, 0.0], [1.0, 0.5]], "logit", [False, True]),
        ([[0.2, 0.7, 0.1]], "auto", [1]),
        ([0.2, 0.4], "auto", [False, True]),
        ([3.5, -1.0], "auto", [3.5, -1.0]),
    ],
)
def test_two_classes_are_decided_by_the_threshold(answers, output: str, decided) -> None:
    from mlaudit.checks.smoke._rows import decisions

    assert decisions(np.array(answers), output, 0.3).tolist() == decided


def test_a_model_that_prints_without_end_neither_waits_nor_fills_the_disk(audit) -> None:
    assert audit("MLC202", "talks").outcome is Outcome.PASS


def test_a_model_of_another_scikit_learn_is_a_warning(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sklearn.base.__version__", "1.2.2")
    joblib.dump(joblib.load(folder / "m.joblib"), folder / "old.joblib")
    handle = ArtifactHandle("model", ArtifactSettings(path="old.joblib"), folder, "cpu")
    context = Context(folder, Settings(), artifact=handle, baseline=None, data=None)
    checks = [check for check in packs.load_checks(Settings(), folder) if check.code == "MLC201"]
    (loads,) = run_checks(context, checks, typed_params(checks, Settings(), "settings"))
    handle.close()
    assert (loads.outcome, loads.severity) == (Outcome.FAIL, Severity.WARNING)
    assert "written by scikit-learn 1.2.2 and read by" in loads.reason


def test_a_load_that_hangs_fails_the_check_that_it_loads(folder: Path) -> None:
    import torch

    torch.save({"weight": torch.ones(1)}, folder / "m.pt")
    settings = ArtifactSettings(path="m.pt", factory="own:stalls", timeout=5.0)
    handle = ArtifactHandle("model", settings, folder, "cpu")
    context = Context(folder, Settings(), artifact=handle, baseline=None, data=None)
    checks = [check for check in packs.load_checks(Settings(), folder) if check.code in ("MLC201", "MLC202")]
    loads, predicts = run_checks(context, checks, typed_params(checks, Settings(), "settings"))
    handle.close()
    assert loads.outcome is Outcome.FAIL, loads.reason
    assert "did not end within 5 s" in loads.reason
    assert predicts.outcome is Outcome.SKIPPED


@pytest.mark.parametrize(
    ("content", "settings", "advice"),
    [
        (b"cos\nsystem\n(S'true'\ntR.", {}, "Do not load the file anywhere: find out who made it"),
        (b"cown\nThing\n.", {}, "list those that are right as `trusted-globals`"),
        (b"N.", {"sha256": "0" * 64}, "Find out why this is not the file that was declared"),
    ],
    ids=["dangerous", "review", "another file"],
)
def test_advice_on_a_file_that_is_not_loaded_is_about_what_was_found_in_it(tmp_path, content, settings, advice):
    (tmp_path / "m.pkl").write_bytes(content)
    handle = ArtifactHandle("model", ArtifactSettings(path="m.pkl", **settings), tmp_path, "cpu")
    context = Context(tmp_path, Settings(), artifact=handle, baseline=None, data=None)
    checks = [check for check in packs.load_checks(Settings(), tmp_path) if check.code == "MLC201"]
    (result,) = run_checks(context, checks, typed_params(checks, Settings(), "settings"))
    handle.close()
    assert result.outcome is Outcome.ERROR
    assert advice in result.remediation
    assert "fresh process" not in result.remediation
