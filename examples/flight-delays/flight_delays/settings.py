"""Settings of the service: read once from the environment, typed, and fixed from then on."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, HttpUrl, SecretStr

ENVIRONMENT = {
    "artifacts": "FLIGHT_DELAYS_ARTIFACTS",
    "api_key": "FLIGHT_DELAYS_API_KEY",
    "weather_url": "FLIGHT_DELAYS_WEATHER_URL",
    "weather_timeout_seconds": "FLIGHT_DELAYS_WEATHER_TIMEOUT_SECONDS",
    "requests_per_minute": "FLIGHT_DELAYS_REQUESTS_PER_MINUTE",
}


class Settings(BaseModel):
    """Time-outs in seconds. The API key comes from the secret store of the platform, through the environment."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    artifacts: Path = Path("artifacts")
    api_key: SecretStr = Field(min_length=16)
    weather_url: HttpUrl
    weather_timeout_seconds: float = Field(default=0.5, gt=0, le=5)
    requests_per_minute: int = Field(default=600, gt=0)
    max_body_bytes: int = Field(default=4096, gt=0)


def from_environment(environment: Mapping[str, str] = os.environ) -> Settings:
    """Raises pydantic.ValidationError where a setting is missing or out of bounds."""
    found = {field: environment[name] for field, name in ENVIRONMENT.items() if name in environment}
    return Settings.model_validate(found)
