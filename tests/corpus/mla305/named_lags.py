"""Lags by the names of columns, made elsewhere."""

import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import train_test_split

FEATURES = ["sales_lag_1", "sales_lag_7", "sales_rolling_mean_7", "price"]


def train():
    rows = pd.read_parquet("features.parquet")
    x, y = rows[FEATURES], rows["sales"]
    x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.2, random_state=1)  # expect: MLA305
    model = RandomForestRegressor(random_state=1).fit(x_train, y_train)
    return model.score(x_test, y_test)


def train_spark(spark):
    rows = spark.read.parquet("features.parquet").select(*FEATURES, "sales")
    train_rows, test_rows = rows.randomSplit([0.8, 0.2], seed=1)  # expect: MLA305
    return train_rows, test_rows
