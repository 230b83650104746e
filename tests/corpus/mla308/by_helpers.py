"""Training and evaluation in functions of their own, on one table."""

import pandas as pd
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.metrics import mean_absolute_error

COLUMNS = ["age", "rooms"]


def learn(homes):
    model = GradientBoostingRegressor(random_state=0)
    model.fit(homes[COLUMNS], homes["price"])
    return model


def judge(model, homes):
    guessed = model.predict(homes[COLUMNS])  # expect: MLA308
    return mean_absolute_error(homes["price"], guessed)


def main():
    homes = pd.read_csv("homes.csv")
    model = learn(homes)
    print(judge(model, homes))


if __name__ == "__main__":
    main()
