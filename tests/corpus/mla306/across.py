# a form of: features of shops by day
"""Gaps and lags that are taken from the row before or after, whoever's that is."""

import pandas as pd
import polars as pl


class Features:
    def build(self, df, target, date_col, group_cols=None):
        if group_cols:
            df = df.sort_values(by=group_cols + [date_col])
        else:
            df = df.sort_values(by=date_col)
        df = self.lags(df=df, target=target, group_cols=group_cols)
        df = self.gaps(df=df)
        return df

    def lags(self, df, target, group_cols):
        if group_cols:
            df["lag_7"] = df.groupby(group_cols)[target].transform(lambda x: x.shift(7))
        else:
            df["lag_7"] = df[target].shift(7)  # ok: of one series
        return df

    def gaps(self, df):
        df = df.copy()
        for column in df.columns:
            if "lag" in column:
                df[column] = df[column].ffill().bfill()  # expect: MLA306
        return df


def lagged(path):
    rows = pd.read_csv(path).sort_values(["store", "date"]).reset_index(drop=True)
    rows["before"] = rows["sales"].shift(1)  # expect: MLA306
    rows["week"] = rows["sales"].rolling(7).mean()  # expect: MLA306
    return rows


def filled(readings):
    readings.sort_values(by=["machine_id", "timestamp"], inplace=True)
    readings = readings.fillna(method="ffill")  # expect: MLA306
    return readings


def at_once(readings):
    readings["change"] = readings.sort_values(["machine_id", "timestamp"])["heat"].diff()  # expect: MLA306
    return readings


def in_polars(path):
    rows = pl.read_csv(path).sort(["store", "date"])
    rows = rows.with_columns(pl.col("sales").shift(7).over("store").alias("week_ago"))
    return rows.with_columns(pl.col("sales").shift(1).alias("before"))  # expect: MLA306


def by_store(path):
    rows = pd.read_csv(path).sort_values(["store", "date"])
    rows["before"] = rows.groupby("store")["sales"].shift(1)
    rows["price"] = rows.groupby("store")["price"].transform(lambda each: each.ffill().bfill())
    return rows


def one_series(path):
    rows = pd.read_csv(path).sort_values(["date", "hour"])
    rows["before"] = rows["sales"].shift(1)  # ok: one series
    return rows.ffill()


def one_after_another(path):
    rows = pd.read_csv(path).sort_values(["timestamp", "payment_id"])
    rows["since"] = rows["timestamp"].diff()  # ok: all in one order of time
    return rows


def with_borders(path):
    rows = pd.read_csv(path).sort_values(["store", "date"])
    rows["before"] = rows["sales"].shift(1)
    rows.loc[rows["store"] != rows["store"].shift(1), "before"] = None  # ok: the first of each store has none
    return rows


def each_store(path):
    rows = pd.read_csv(path).sort_values(["store", "date"])
    parts = []
    for _, part in rows.groupby("store"):
        part["before"] = part["sales"].shift(1)
        parts.append(part)
    return pd.concat(parts)


def each_store_again(path):
    rows = pd.read_csv(path).sort_values(["store", "date"])
    for store, rows in rows.groupby("store"):
        rows["before"] = rows["sales"].shift(1)
        rows.to_csv(f"{store}.csv")


def beside_each_other(path):
    rows = pd.read_csv(path).sort_values(["store", "date"])
    wide = rows.pivot(index="date", columns="store", values="sales")
    return wide.ffill()  # ok: each store has its column


def in_one_sum(path):
    rows = pd.read_csv(path).sort_values(["store", "date"])
    rows = rows.groupby("date")["sales"].sum()
    return rows.shift(1)  # ok: one series is left


def constant(rows):
    rows = rows.sort_values(["store", "date"])
    return rows.fillna(0)
