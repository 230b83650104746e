# seen in: dakshvanshaj/flights-price-prediction-mlops Notebooks/utils/data_utils.py@dd2d878d95f4f0facfc0dad94bf6c044702fbed7
"""How many of all rows are left is printed, by names that hold both."""

import pandas as pd


def count_between(df, column, first, last):
    days = pd.to_datetime(df[column], errors="coerce")
    found = ((days >= first) & (days <= last)).sum()
    total = len(df)
    share = found / total if total else 0
    print(f"{found} rows, {share:.0%}")
    return found


def first_day(df, column):
    days = pd.to_datetime(df[column], errors="coerce")  # expect: MLA309
    day = days.min()
    print(f"first day {day}")
    return day
