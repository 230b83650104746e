# seen in: Ch3rry-Pi3-AI/MLOps-House-Price-Prediction src/features/builders.py 02d74e2dd098ebf2f79e96fef2dafad9881c8be8
"""Columns of moorings: two that are known when a berth is offered, and one that tells its rent."""

import pandas as pd


def with_ratios(berths: pd.DataFrame) -> pd.DataFrame:
    berths = berths.copy()
    berths["age"] = 2024 - berths["built"]
    berths["area"] = berths["length"] * berths["width"]
    berths["rent_per_metre"] = berths["rent"] / berths["length"]
    return berths


def with_sizes(berths: pd.DataFrame) -> pd.DataFrame:
    berths = berths.copy()
    berths["area"] = berths["length"] * berths["width"]
    berths["rent_last_year"] = berths.groupby("berth")["rent"].shift(1) * 1.02
    return berths
