from __future__ import annotations

import json
import logging
import sys
from pathlib import Path

import httpx
import pytest
from conftest import KEY, WEATHER, settings_for, weather_that
from fastapi.testclient import TestClient

from flight_delays.bundle import MANIFEST, MODEL, load_bundle
from flight_delays.errors import ModelBootstrapError
from flight_delays.service import create_app

QUESTION = {
    "carrier": "UA",
    "origin": "EWR",
    "dest": "ORD",
    "scheduled_departure": "2013-10-07T18:30:00-04:00",
    "distance": 719,
}


def test_inference_answers_and_names_the_model(client: TestClient, trained: Path) -> None:
    response = client.post("/predict", json=QUESTION)
    assert response.status_code == 200
    answer, manifest = response.json(), json.loads((trained / "artifacts" / MANIFEST).read_text())
    assert 0 < answer["probability"] < 1
    assert answer["late"] == (answer["probability"] >= manifest["threshold"])
    assert answer["degraded"] is False
    assert answer["model_version"] == manifest["model_version"]
    assert answer["request_id"] == response.headers["X-Request-ID"]


def test_inference_repeats(client: TestClient) -> None:
    scores = {client.post("/predict", json=QUESTION).json()["probability"] for _ in range(3)}
    assert len(scores) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"carrier": "ZZ"},
        {"dest": "nowhere"},
        {"distance": -1},
        {"distance": 1e9},
        {"scheduled_departure": "2013-10-07T18:30:00"},
        {"scheduled_departure": "soon"},
        {"dep_delay": 40},
    ],
)
def test_a_bad_payload_is_refused(client: TestClient, change: dict[str, object]) -> None:
    assert client.post("/predict", json=QUESTION | change).status_code == 422


def test_a_large_body_is_refused(client: TestClient) -> None:
    assert client.post("/predict", content=b" " * 5000).status_code == 413


@pytest.mark.parametrize("key", ["", "another-key-entirely"])
def test_a_caller_without_the_key_is_refused(client: TestClient, key: str) -> None:
    assert client.post("/predict", json=QUESTION, headers={"X-API-Key": key}).status_code == 401


def test_a_caller_that_names_no_key_is_refused(client: TestClient) -> None:
    del client.headers["X-API-Key"]
    assert client.post("/predict", json=QUESTION).status_code == 401


def test_a_failure_nobody_foresaw_is_counted(trained: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = create_app(settings_for(trained / "artifacts"), weather_that(httpx.Response(200, json=WEATHER)))
    with TestClient(app, headers={"X-API-Key": KEY}, raise_server_exceptions=False) as client:
        monkeypatch.delattr(app.state.bundle.model, "layers")
        assert client.post("/predict", json=QUESTION).status_code == 500
        assert 'route="failed",status="500"} 1' in client.get("/metrics").text


def test_the_rate_is_limited(trained: Path) -> None:
    weather = weather_that(httpx.Response(200, json=WEATHER))
    app = create_app(settings_for(trained / "artifacts", requests_per_minute=2), weather)
    with TestClient(app, headers={"X-API-Key": KEY}) as client:
        assert [client.post("/predict", json=QUESTION).status_code for _ in range(3)] == [200, 200, 429]


@pytest.mark.parametrize(
    "trouble",
    [
        httpx.ReadTimeout("slow"),
        httpx.ConnectError("down"),
        httpx.Response(500),
        httpx.Response(200, json={"wind_speed": 1048.4, "precip": 0.0, "visib": 10.0}),
        httpx.Response(200, content=b"not json"),
    ],
)
def test_without_weather_the_answer_says_so(trained: Path, trouble: httpx.Response | Exception) -> None:
    app = create_app(settings_for(trained / "artifacts"), weather_that(trouble))
    with TestClient(app, headers={"X-API-Key": KEY}) as client:
        answer = client.post("/predict", json=QUESTION).json()
        assert answer["degraded"] is True
        assert "flight_delays_degraded_total 1" in client.get("/metrics").text


def test_without_a_model_the_service_does_not_start(tmp_path: Path) -> None:
    app = create_app(settings_for(tmp_path))
    with pytest.raises(ModelBootstrapError, match=r"manifest\.json"), TestClient(app):
        pass


def test_before_the_model_is_loaded_nothing_is_ready(tmp_path: Path) -> None:
    client = TestClient(create_app(settings_for(tmp_path)), headers={"X-API-Key": KEY})
    assert client.get("/live").status_code == 200
    assert client.get("/ready").status_code == 503
    assert client.post("/predict", json=QUESTION).status_code == 503


def test_ready_names_the_model(client: TestClient) -> None:
    assert client.get("/ready").json()["model_version"].startswith("flight-delays-2013-09-16-")


def test_an_altered_model_is_refused(trained: Path, tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_bytes((trained / "artifacts" / MANIFEST).read_bytes())
    (tmp_path / MODEL).write_bytes((trained / "artifacts" / MODEL).read_bytes()[:-1] + b"\0")
    with pytest.raises(ModelBootstrapError, match="SHA-256"):
        load_bundle(tmp_path)


def test_logs_carry_request_and_model_but_no_payload(client: TestClient, capsys: pytest.CaptureFixture[str]) -> None:
    logging.getLogger("flight_delays").handlers[0].setStream(sys.stderr)
    request_id = client.post("/predict", json=QUESTION).json()["request_id"]
    written = capsys.readouterr().err
    entries = [json.loads(line) for line in written.splitlines()]
    mine = [entry for entry in entries if entry.get("request_id") == request_id]
    assert {entry["message"] for entry in mine} == {"decided", "request"}
    assert all(entry["model_version"] for entry in mine)
    assert KEY not in written
    assert "ORD" not in written
