"""Tables as the warehouse gives them."""

import pandas as pd


def orders(path):
    table = pd.read_parquet(path).sort_values("order_date").reset_index(drop=True)
    table["previous"] = table["amount"].shift(1)
    return table


def customers(path):
    return pd.read_parquet(path).sort_values("name")


def totals(path):
    # one row a customer: the order of the orders is gone
    return orders(path).groupby("customer")["amount"].sum().reset_index()
