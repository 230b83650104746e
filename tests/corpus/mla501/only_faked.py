# a form of: a seed that reaches the made-up names alone
"""Rows that are made up, and a model of them."""

import pandas as pd
from faker import Faker
from sklearn.ensemble import RandomForestClassifier

Faker.seed(7)
names = Faker()


def main():
    rows = pd.DataFrame({"name": [names.name() for _ in range(100)], "age": range(100)})
    model = RandomForestClassifier()  # expect: MLA501
    model.fit(rows[["age"]], rows["name"])


if __name__ == "__main__":
    main()
