"""From a flight and the weather to a decision, with the same `encode` that training used."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

import numpy as np
import torch

from flight_delays.bundle import Bundle
from flight_delays.features import encode
from flight_delays.schema import FEATURES
from flight_delays.weather import Observation

NEW_YORK = ZoneInfo("America/New_York")


@dataclass(frozen=True)
class Flight:
    """What is known of a flight when the question is asked. `distance` in miles."""

    carrier: str
    origin: str
    dest: str
    scheduled_departure: datetime
    distance: float


@dataclass(frozen=True)
class Prediction:
    """Probability of arriving late, and the decision at the bundle's threshold."""

    probability: float
    late: bool


def raw_features(flight: Flight, weather: Observation) -> dict[str, np.ndarray]:
    """The flight as one row of the table that training reads: raw columns of length 1."""
    local = flight.scheduled_departure.astimezone(NEW_YORK)
    values = {
        "carrier": flight.carrier,
        "origin": flight.origin,
        "dest": flight.dest,
        "weekday": local.weekday(),
        "sched_dep_minute": float(local.hour * 60 + local.minute),
        "distance": flight.distance,
        "wind_speed": weather.wind_speed,
        "precip": weather.precip,
        "visib": weather.visib,
    }
    return {name: np.array([np.nan if values[name] is None else values[name]]) for name in FEATURES}


def predict(bundle: Bundle, flight: Flight, weather: Observation) -> Prediction:
    """Score one flight."""
    bundle.model.eval()
    with torch.inference_mode():
        logit = bundle.model(encode(raw_features(flight, weather)))
    probability = float(torch.sigmoid(logit)[0])
    return Prediction(probability=probability, late=probability >= bundle.manifest.threshold)
