# seen in: Yunpei24/fraud-detection-ml training/src/pipelines/training_pipeline.py@575593339819b35c9c593a6cd497a11ac3cc3ecc
"""A preprocessor and a split of the project's own."""

import pandas as pd
from preparing import DataPreprocessor, stratified_split
from sklearn.ensemble import RandomForestClassifier


def train():
    rows = pd.read_csv("payments.csv")
    x, y = rows[["amount"]], rows["fraud"]
    prepared = DataPreprocessor().fit_transform(x)
    parts = stratified_split(prepared, y, test_size=0.2, random_state=1)
    model = RandomForestClassifier(random_state=1).fit(parts["x_train"], parts["y_train"])
    return model.score(parts["x_test"], parts["y_test"])


def train_with_a_package():
    from company.preparing import TablePreprocessor

    rows = pd.read_csv("payments.csv")
    prepared = TablePreprocessor().fit_transform(rows[["amount"]])  # expect: MLA301
    parts = stratified_split(prepared, rows["fraud"], test_size=0.2, random_state=1)
    model = RandomForestClassifier(random_state=1).fit(parts["x_train"], parts["y_train"])
    return model.score(parts["x_test"], parts["y_test"])


def train_rightly():
    rows = pd.read_csv("payments.csv")
    parts = stratified_split(rows[["amount"]], rows["fraud"], test_size=0.2, random_state=1)
    preparing = DataPreprocessor()
    model = RandomForestClassifier(random_state=1).fit(preparing.fit_transform(parts["x_train"]), parts["y_train"])
    return model.score(preparing.transform(parts["x_test"]), parts["y_test"])
