"""On a CUDA device: the answers of the CPU, timings that wait for the device, and each way to go wrong told apart."""

from __future__ import annotations

import time
from pathlib import Path

import network
import numpy as np
import pytest
from network import ROWS

from mlaudit.artifact.handle import ArtifactHandle
from mlaudit.config import ArtifactSettings
from mlaudit.errors import ArtifactError, ModelError

pytestmark = pytest.mark.gpu

PROJECT = (
    network.BUILD
    + """
import numpy as np

def same(frame):
    return np.zeros(len(frame))

def fill(model, frame):
    torch.empty(1 << 50, dtype=torch.uint8, device="cuda")

def grow(model, frame):
    kept = []
    while True:
        kept.append(bytearray(1 << 26))

def wait(model, frame):
    torch.cuda._sleep(200_000_000)  # about 0.1 s on the device; the call itself comes back at once
    return same(frame)

def hang(model, frame):
    torch.cuda._sleep(1 << 40)
    return same(frame)

def outside(model, frame):
    table = torch.zeros(4, device="cuda")
    return table[torch.tensor([1 << 20] * len(frame), device="cuda")]
"""
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    import joblib
    import pandas as pd
    from sklearn.linear_model import LogisticRegression

    root = tmp_path_factory.mktemp("models")
    network.write(root)
    joblib.dump(LogisticRegression().fit(pd.DataFrame(ROWS), np.arange(20) > 9), root / "m.joblib")
    (root / "project.py").write_text(PROJECT)
    return root


@pytest.fixture
def load(folder):
    import torch

    if not torch.cuda.is_available():
        pytest.skip("torch sees no CUDA device")
    made: list[ArtifactHandle] = []

    def loaded(path: str, device: str = "auto", **settings):
        handle = ArtifactHandle("model", ArtifactSettings(path=path, **settings), folder, device)
        made.append(handle)
        return handle.model()

    yield loaded
    for handle in made:
        handle.close()


@pytest.mark.parametrize("device", ["auto", "cuda"])
@pytest.mark.parametrize("name", ["m.pt", "m.safetensors", "script.pt"])
def test_a_model_on_the_device_answers_as_on_the_cpu(load, folder, name: str, device: str) -> None:
    session = load(name, device, factory="" if name == "script.pt" else "project:build")
    np.testing.assert_allclose(
        session.predict(ROWS).values, np.load(folder / "expected_torch.npy"), rtol=1e-3, atol=1e-4
    )
    report = session.loaded
    assert report.device == "cuda"
    assert report.device_name
    assert report.device_memory > 0
    assert "8192 MB of memory, watched" in report.isolation


def test_threads_on_one_device_agree(load) -> None:
    answers = load("m.pt", factory="project:build").repeat(ROWS, calls=2, threads=4)
    for answer in answers[1:]:
        np.testing.assert_allclose(answer, answers[0], rtol=1e-5)


def test_a_device_that_is_not_wanted_is_left_alone(load) -> None:
    report = load("m.pt", "cpu", factory="project:build").loaded
    assert (report.device, report.device_name, report.device_memory) == ("cpu", "", 0)
    assert "8192 MB of memory" in report.isolation


def test_scikit_learn_stays_on_the_cpu_and_bounded(load) -> None:
    report = load("m.joblib").loaded
    assert report.device == "cpu"
    assert "8192 MB of memory" in report.isolation


def test_timings_wait_for_the_device(load) -> None:
    session = load("m.pt", factory="project:build", predict="project:wait")
    assert session.predict(ROWS).seconds > 0.04
    assert min(session.time(ROWS, warmup=2, queries=5).seconds) > 0.04


def test_too_much_memory_of_the_device_is_the_models_fault(load) -> None:
    session = load("m.pt", factory="project:build", predict="project:fill")
    with pytest.raises(ModelError, match="more memory than the device has free"):
        session.predict(ROWS)


def test_too_much_memory_of_the_machine_is_stopped_there_too(load) -> None:
    session = load("m.pt", factory="project:build", predict="project:grow", memory_mb=6144)
    with pytest.raises(ModelError, match="more than the 6144 MB"):
        session.predict(ROWS)


def test_a_kernel_that_does_not_end_is_given_up(load) -> None:
    session = load("m.pt", factory="project:build", predict="project:hang", timeout=20.0)
    begun = time.monotonic()
    with pytest.raises(ModelError, match="did not end within 20 s"):
        session.predict(ROWS)
    session.close()
    assert time.monotonic() - begun < 60


def test_a_kernel_that_fails_says_so_and_no_later_answer_counts(load) -> None:
    session = load("m.pt", factory="project:build", predict="project:outside")
    for _ in range(2):
        with pytest.raises(ArtifactError, match="CUDA error|process"):
            session.predict(ROWS)
