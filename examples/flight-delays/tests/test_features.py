from __future__ import annotations

from datetime import UTC
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import torch

from flight_delays.bundle import load_bundle
from flight_delays.data import WEATHER_LEAD_HOURS, Windows
from flight_delays.errors import DataContractError
from flight_delays.features import encode
from flight_delays.inference import Flight, raw_features
from flight_delays.schema import CATEGORICAL, FEATURES, NUMERIC, TIME, validate
from flight_delays.weather import Observation


def test_training_and_serving_give_the_model_the_same_numbers(trained: Path) -> None:
    table = pd.read_parquet(trained / "data" / "evaluation.parquet").head(200)
    offline = encode(table)
    online = torch.cat([encode(raw_features(flight_of(row), weather_of(row))) for _, row in table.iterrows()])
    torch.testing.assert_close(online, offline, rtol=0, atol=0, equal_nan=True)
    model = load_bundle(trained / "artifacts").model
    with torch.inference_mode():
        torch.testing.assert_close(model(online), model(offline))


def flight_of(row: pd.Series) -> Flight:
    departure = row[TIME].to_pydatetime().astimezone(UTC)
    return Flight(row["carrier"], row["origin"], row["dest"], departure, row["distance"])


def weather_of(row: pd.Series) -> Observation:
    names = ("wind_speed", "precip", "visib")
    return Observation(**{name: None if np.isnan(row[name]) else row[name] for name in names})


def test_an_unknown_category_is_zero_and_a_missing_number_stays_missing() -> None:
    columns = {name: np.array([known[0]], dtype=object) for name, known in CATEGORICAL.items()}
    columns |= {name: np.array([bounds.low]) for name, bounds in NUMERIC.items()}
    columns["carrier"], columns["precip"] = np.array(["??"], dtype=object), np.array([np.nan])
    encoded = encode(columns)[0]
    assert encoded[FEATURES.index("carrier")] == 0
    assert torch.isnan(encoded[FEATURES.index("precip")])
    assert encoded[FEATURES.index("origin")] == 1


def test_a_missing_number_does_not_reach_the_answer(trained: Path) -> None:
    columns = {name: np.array([known[0]], dtype=object) for name, known in CATEGORICAL.items()}
    columns |= {name: np.array([np.nan]) for name in NUMERIC}
    with torch.inference_mode():
        assert torch.isfinite(load_bundle(trained / "artifacts").model(encode(columns))).all()


def test_windows_follow_each_other_and_nothing_is_in_two(trained: Path) -> None:
    windows = Windows()
    assert windows.training.end <= windows.validation.first < windows.validation.end <= windows.evaluation.first
    reference, evaluation = (
        pd.read_parquet(trained / "data" / f"{name}.parquet") for name in ("reference", "evaluation")
    )
    assert reference[TIME].max() < evaluation[TIME].min()


def test_nothing_known_only_after_departure_is_a_feature() -> None:
    assert not {"dep_delay", "dep_time", "arr_time", "arr_delay", "air_time"} & set(FEATURES)
    assert WEATHER_LEAD_HOURS >= 2


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        ("distance", -5.0, "distance: .*outside"),
        ("wind_speed", 1048.4, "wind_speed: .*outside"),
        ("carrier", None, "carrier: .*null"),
        ("late", 2, "late: "),
    ],
)
def test_a_table_that_breaks_the_contract_is_refused(trained: Path, column: str, value: object, message: str) -> None:
    table = pd.read_parquet(trained / "data" / "evaluation.parquet")
    table.loc[3, column] = value
    with pytest.raises(DataContractError, match=message):
        validate(table, labelled=True)
