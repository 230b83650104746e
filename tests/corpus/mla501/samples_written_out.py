# seen in: appadaycreator/jquants-stock-prediction scripts/update_data.py@9f87025c6c21923e99ae81d70a8df670b8e42e12
"""Samples that are shown where nothing could be fetched, beside a training on rows that are made up."""

import json
import random

from sklearn.linear_model import LinearRegression


def samples():
    return {
        "oak": {"height": 20 + random.randint(-2, 2), "age": random.randint(80, 120)},
        "ash": {"height": 14 + random.randint(-2, 2), "age": random.randint(30, 60)},
    }


def show(path):
    with open(path, "w") as stream:
        json.dump(samples(), stream)


def learn():
    rows = []
    for _ in range(1000):
        rows.append({"height": random.gauss(15, 3), "age": random.randint(10, 90)})  # expect: MLA501
    return LinearRegression().fit([[row["height"]] for row in rows], [row["age"] for row in rows])


if __name__ == "__main__":
    show("trees.json")
    learn()
