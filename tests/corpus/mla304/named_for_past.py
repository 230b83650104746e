# seen in: featurestoreorg/serverless-ml-course src/02-module/sml/cc_features.py
import pandas as pd


def payments(rows, lag):
    rows.sort_values(["paid_at", "card"], inplace=True)
    rows[f"distance_t_minus_{lag}"] = rows.groupby("card").apply(  # expect: MLA304
        lambda x: far(x["lat"], x["lat"].shift(-lag))
    )
    rows[f"gap_lag_{lag}"] = rows.groupby("card")["paid_at"].diff(periods=-1)  # expect: MLA304
    return rows


def unsorted(rows):
    rows["prev_close"] = rows["close"].shift(-1)  # expect: MLA304 as warning
    return rows


def lags(rows, lag):
    rows = rows.sort_values("paid_at")
    rows[f"distance_t_minus_{lag}"] = rows["lat"].shift(lag)
    rows["prev_close"] = rows["close"].shift(1)
    rows["next_close"] = rows["close"].shift(-1)
    rows["last_until_next"] = rows["close"].shift(-1)
    return rows


def ends(rows):
    rows = rows.sort_values(["card", "paid_at"])
    rows["is_last"] = rows["card"] != rows["card"].shift(-1)
    rows["last_of_card"] = rows["card"].ne(rows["card"].shift(-1)).astype(int)
    return rows


def newest_first(rows):
    rows = rows.sort_values("paid_at", ascending=False)
    rows["prev_close"] = rows["close"].shift(-1)
    return rows


def far(here, there):
    return (here - there).abs()


if __name__ == "__main__":
    print(payments(pd.read_csv("payments.csv"), 1))
