# a form of: windows of the label that another file learns from
import pandas as pd


def build(path):
    days = pd.read_csv(path, parse_dates=["day"])
    by_shop = days.groupby("shop")["sold"]
    days["week"] = days.groupby("shop")["sold"].transform(lambda sold: sold.rolling(7).mean())  # expect: MLA304
    days["month"] = days["sold"].rolling(28).mean()  # expect: MLA304
    days["before"] = days["sold"].shift(1).rolling(7).mean()
    days["price_week"] = days["price"].rolling(7).mean()
    days["unused"] = days["sold"].rolling(3).mean()  # no model learns from it
    days["total"] = by_shop.cumsum()
    days.to_parquet("data/days.parquet")
