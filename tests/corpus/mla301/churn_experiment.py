# seen in: krishnaik06/mlproject notebook/2. MODEL TRAINING.ipynb@b1e1d1422b390eadcccaf81e53d061ddb658c1bd
"""One experiment, its helpers and its class."""

import numpy as np
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.decomposition import PCA
from sklearn.feature_selection import SelectKBest
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV, KFold, cross_val_score, train_test_split
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import LabelEncoder, Normalizer, OneHotEncoder, StandardScaler

NUMBERS = ["tenure", "charges"]


def read():
    return pd.read_csv("churn.csv")


def clean(df):
    df["charges"] = df["charges"].fillna(df["charges"].median())  # expect: MLA301
    return df


def scale_columns(df):
    for column in NUMBERS:
        df[column] = (df[column] - df[column].min()) / (df[column].max() - df[column].min())  # expect: MLA301
    return df


def main():
    df = scale_columns(clean(read()))
    y = LabelEncoder().fit_transform(df.pop("churn"))
    columns = ColumnTransformer([("n", StandardScaler(), NUMBERS), ("c", OneHotEncoder(), ["contract"])])
    X = columns.fit_transform(df)  # expect: MLA301
    X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
    return LogisticRegression().fit(X_train, y_train).score(X_test, y_test)


class Experiment:
    def __init__(self, path):
        self.frame = pd.read_csv(path)
        self.pca = PCA(4)

    def reduce(self):
        self.X = self.pca.fit_transform(self.frame[NUMBERS])  # expect: MLA301

    def split(self):
        self.X_train, self.X_test = train_test_split(self.X, random_state=0)


def folds_on_filled(X, y):
    X = SimpleImputer().fit_transform(X)  # expect: MLA301
    scores = []
    for train_index, test_index in KFold(5).split(X):
        model = LogisticRegression().fit(X[train_index], y[train_index])
        scores.append(model.score(X[test_index], y[test_index]))
    return np.mean(scores)


def selected_first(X, y):
    best = SelectKBest(k=10).fit_transform(X, y)  # expect: MLA301
    return cross_val_score(LogisticRegression(), best, y, cv=5)


def applied_late(X, y):
    X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
    scaler = StandardScaler().fit(X)  # expect: MLA301
    return scaler.transform(X_train), scaler.transform(X_test), y_train, y_test


def in_a_pipeline(X, y):
    pipeline = Pipeline([("scale", StandardScaler()), ("model", LogisticRegression())])
    search = GridSearchCV(pipeline, {"model__C": [0.1, 1.0]})
    search.fit(X, y)
    return cross_val_score(make_pipeline(SimpleImputer(), LogisticRegression()), X, y)


def in_the_folds(X, y):
    scaler = StandardScaler()
    for train_index, test_index in KFold(5).split(X):
        X_train = scaler.fit_transform(X[train_index])
        X_test = scaler.transform(X[test_index])
        LogisticRegression().fit(X_train, y[train_index]).score(X_test, y[test_index])


def refitted_afterwards(X, y):
    X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
    scaler = StandardScaler()
    model = LogisticRegression().fit(scaler.fit_transform(X_train), y_train)
    print(model.score(scaler.transform(X_test), y_test))
    final = StandardScaler()
    return final, LogisticRegression().fit(final.fit_transform(X), y)


def row_by_row(X, y):
    X = Normalizer().fit_transform(X)
    return train_test_split(X, y, random_state=0)


def fit_on_given(X, y):
    # callers give training rows
    scaler = StandardScaler()
    return scaler, LogisticRegression().fit(scaler.fit_transform(X), y)


def written_categories(df):
    df["grade"] = OneHotEncoder(categories=[["a", "b", "c"]]).fit_transform(df[["grade"]])
    return train_test_split(df, random_state=0)
