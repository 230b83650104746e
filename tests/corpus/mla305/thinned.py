# a form of: a random split that only makes a table smaller, whose other part is thrown away
import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import train_test_split

FEATURES = ["price_lag_1", "price_lag_7", "price_roll_7"]


def smaller(rows, most):
    kept, _ = train_test_split(rows, train_size=most, random_state=0)
    return kept


def first_of(rows, most):
    return train_test_split(rows, train_size=most, random_state=0)[0]


def both(rows):
    fitted, judged = train_test_split(rows, train_size=0.8, random_state=0)  # expect: MLA305
    return fitted, judged


def train(path):
    rows = smaller(pd.read_parquet(path), 10_000)
    fitted, judged = both(rows)
    model = RandomForestRegressor(random_state=0).fit(fitted[FEATURES], fitted["price"])
    return model, model.score(judged[FEATURES], judged["price"])
