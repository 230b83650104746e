"""The newest weather observation at an airport, from a service that may be slow or down."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import httpx
from pydantic import BaseModel, Field, ValidationError

from flight_delays.data import WEATHER_LEAD_HOURS
from flight_delays.errors import WeatherUnavailableError
from flight_delays.schema import NUMERIC


class Observation(BaseModel):
    """Units of the training data: miles per hour, inches in the hour, miles."""

    wind_speed: float | None = Field(ge=NUMERIC["wind_speed"].low, le=NUMERIC["wind_speed"].high)
    precip: float | None = Field(ge=NUMERIC["precip"].low, le=NUMERIC["precip"].high)
    visib: float | None = Field(ge=NUMERIC["visib"].low, le=NUMERIC["visib"].high)


MISSING = Observation(wind_speed=None, precip=None, visib=None)


class WeatherClient:
    """Asks once, within a bound: the caller's latency budget is worth more than the last bit of the observation."""

    def __init__(self, url: str, timeout_seconds: float, transport: httpx.BaseTransport | None = None) -> None:
        self._client = httpx.Client(base_url=url, timeout=httpx.Timeout(timeout_seconds), transport=transport)

    def observe(self, origin: str, scheduled_departure: datetime) -> Observation:
        """The observation of the full hour that lies `WEATHER_LEAD_HOURS` before the hour of departure.

        Raises `WeatherUnavailableError`.
        """
        departure = scheduled_departure.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
        hour = departure - timedelta(hours=WEATHER_LEAD_HOURS)
        try:
            response = self._client.get("/observations", params={"airport": origin, "hour": hour.isoformat()})
            response.raise_for_status()
            return Observation.model_validate_json(response.content)
        except httpx.HTTPError as error:
            raise WeatherUnavailableError(f"no observation: {type(error).__name__}") from error
        except ValidationError as error:
            raise WeatherUnavailableError("the observation breaks its contract") from error

    def close(self) -> None:
        """Give the connections back."""
        self._client.close()
