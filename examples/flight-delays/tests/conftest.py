from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from fastapi.testclient import TestClient

from flight_delays.service import create_app
from flight_delays.settings import Settings
from flight_delays.train import Options, train
from flight_delays.weather import WeatherClient

KEY = "a-key-for-tests-only"
WEATHER = {"wind_speed": 12.5, "precip": 0.0, "visib": 10.0}


@pytest.fixture(scope="session")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bundle and tables from a small thinned sample: quick to make, real in every part."""
    output = tmp_path_factory.mktemp("trained")
    train(Options(rows=2000, epochs=2), output)
    return output


def settings_for(artifacts: Path, **others: object) -> Settings:
    return Settings(artifacts=artifacts, api_key=KEY, weather_url="http://weather.test", **others)


def weather_that(answers: httpx.Response | Exception) -> WeatherClient:
    def respond(request: httpx.Request) -> httpx.Response:
        if isinstance(answers, Exception):
            raise answers
        return answers

    return WeatherClient("http://weather.test", 0.5, httpx.MockTransport(respond))


@pytest.fixture
def client(trained: Path) -> Iterator[TestClient]:
    app = create_app(settings_for(trained / "artifacts"), weather_that(httpx.Response(200, json=WEATHER)))
    with TestClient(app, headers={"X-API-Key": KEY}) as ready:
        yield ready
