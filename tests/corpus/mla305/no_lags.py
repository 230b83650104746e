"""Names that only look like lags."""

import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import train_test_split

FEATURES = ["flag_1", "has_flag", "enrolling", "village_2", "price_mean"]


def train():
    rows = pd.read_parquet("features.parquet")
    x, y = rows[FEATURES], rows["sales"]
    x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.2, random_state=1)
    return RandomForestRegressor(random_state=1).fit(x_train, y_train).score(x_test, y_test)
