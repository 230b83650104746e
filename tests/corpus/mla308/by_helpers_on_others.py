"""Training and evaluation in functions of their own, on two tables."""

import pandas as pd
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.metrics import mean_absolute_error

COLUMNS = ["age", "rooms"]


def learn(homes):
    model = GradientBoostingRegressor(random_state=0)
    model.fit(homes[COLUMNS], homes["price"])
    return model


def judge(model, homes):
    guessed = model.predict(homes[COLUMNS])
    return mean_absolute_error(homes["price"], guessed)


def main():
    homes = pd.read_csv("homes_2023.csv")
    model = learn(homes)
    print("fit", judge(model, homes), "since then", judge(model, pd.read_csv("homes_2024.csv")))


if __name__ == "__main__":
    main()
