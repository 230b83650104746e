# seen in: Azziz14/Disease-Prediction-and-Validation-system prediction/prediction/backend/data/advanced_preprocessor.py, PacktPublishing/Machine-Learning-Engineering-with-Python-Second-Edition Chapter03/pipelines/sparkmllib_pipeline_mlflow.py
"""An encoder learns which colours there are; a scaler, how large the held-out rows are."""

import pandas as pd
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, OrdinalEncoder, StandardScaler


def colours(rows: pd.DataFrame, sold):
    coded = OneHotEncoder(handle_unknown="ignore").fit_transform(rows[["colour"]])  # expect: MLA301 as info
    train, test, sold_train, sold_test = train_test_split(coded, sold, random_state=1)
    return LogisticRegression().fit(train, sold_train).score(test, sold_test)


def sizes(rows: pd.DataFrame, sold):
    coded = OrdinalEncoder().fit_transform(rows[["size"]])  # expect: MLA301 as info
    train, test, sold_train, sold_test = train_test_split(coded, sold, random_state=1)
    return LogisticRegression().fit(train, sold_train).score(test, sold_test)


def prices(rows: pd.DataFrame, sold):
    scaled = StandardScaler().fit_transform(rows[["price"]])  # expect: MLA301 as warning
    train, test, sold_train, sold_test = train_test_split(scaled, sold, random_state=1)
    return LogisticRegression().fit(train, sold_train).score(test, sold_test)


def filled(rows: pd.DataFrame, sold):
    steps = make_pipeline(SimpleImputer(), OneHotEncoder())
    coded = steps.fit_transform(rows)  # expect: MLA301 as warning
    train, test, sold_train, sold_test = train_test_split(coded, sold, random_state=1)
    return LogisticRegression().fit(train, sold_train).score(test, sold_test)
