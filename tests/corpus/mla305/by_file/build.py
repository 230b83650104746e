"""Features are built here and learnt from elsewhere."""

from pathlib import Path

import pandas as pd

OUT = Path("data/features")


def hourly(source):
    flow = pd.read_parquet(source).sort_values("timestamp")
    flow["before"] = flow["litres"].shift(1)
    flow.to_parquet(OUT / "hourly.parquet")


def wells(source):
    pd.read_parquet(source).drop_duplicates("well").to_parquet(OUT / "wells.parquet")
