# a form of: what is proven of held-out rows, and what rests on their name
"""Rows that are held out by a split, by a name, and rows that are called valid because they may be used."""

import json

import pandas as pd
from sklearn.calibration import CalibratedClassifierCV
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.impute import SimpleImputer
from sklearn.metrics import mean_absolute_error, roc_auc_score
from sklearn.model_selection import GridSearchCV, TimeSeriesSplit, train_test_split
from sklearn.preprocessing import LabelEncoder, OneHotEncoder, StandardScaler
from sklearn.svm import SVC

from ferries.parts import by_season


def central(report):
    valid_phrases = [phrase for phrase in report.split(".") if len(phrase.split()) > 4]
    weights = TfidfVectorizer().fit_transform(valid_phrases)  # those that may be used: no rows are held out
    return valid_phrases[weights.sum(axis=1).argmax()]


def usable(readings):
    df_valid = readings[readings["depth"] > 0]
    df_valid["depth"] = StandardScaler().fit_transform(df_valid[["depth"]])
    return df_valid


def likeness(test_answer, wanted):
    return TfidfVectorizer().fit_transform([test_answer, wanted])  # a measure of two texts


def last_fit(X_train, X_val, X_test):
    both = pd.concat([X_train, X_val])
    imputer, scaler = SimpleImputer(), StandardScaler()
    both = scaler.fit_transform(imputer.fit_transform(both))  # settings are chosen: validation rows are trained on now
    return both, scaler.transform(imputer.transform(X_test))


def last_score(table):
    train, val, test = by_season(table)
    known = pd.concat([train, val])
    model = SVC(**json.loads("{}")).fit(known[["wind", "tide"]], known["late"])
    print(roc_auc_score(test["late"], model.predict(test[["wind", "tide"]])))
    return roc_auc_score(val["late"], model.predict(val[["wind", "tide"]]))  # expect: MLA302 as error


def calibrated(X_train, y_train, X_val, y_val, X_test):
    search = GridSearchCV(SVC(), {"C": [1, 10]}).fit(X_train, y_train)
    tuned = search.best_estimator_
    sure = CalibratedClassifierCV(tuned, cv=5)
    sure.fit(X_val, y_val)
    return sure.predict_proba(X_test)


def searched(X_val, y_val, X, y):
    search = GridSearchCV(SVC(), {"C": [1, 10]})
    search.fit(X_val, y_val)  # validation rows are there to choose by
    X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
    search.fit(X_test, y_test)  # expect: MLA302 as error
    return search


def coded(path):
    test_rows = pd.read_csv(path)
    test_rows["port"] = LabelEncoder().fit_transform(test_rows["port"])  # expect: MLA302 as warning
    return test_rows


def answers(train_path, val_path):
    train, val = pd.read_parquet(train_path), pd.read_parquet(val_path)
    encoder = OneHotEncoder()
    y_train = encoder.fit_transform(train[["kind"]])
    y_val = encoder.fit_transform(val[["kind"]])  # expect: MLA302 as error
    return y_train, y_val


class Delays:
    def __init__(self):
        self.models = {}

    def train(self, X, y):
        for known, held in TimeSeriesSplit(4).split(X):
            X_train, X_test, y_train, y_test = X[known], X[held], y[known], y[held]
            self.models["main"] = GradientBoostingRegressor().fit(X_train, y_train)
        for share in (0.1, 0.9):
            model = GradientBoostingRegressor(loss="quantile", alpha=share)
            model.fit(X, y)
            self.models[f"q{share}"] = model
        print(self.models["main"].predict(X_test))  # ok: another entry of the dict
        print(self.models["q0.1"].predict(X_test))
        last = GradientBoostingRegressor()
        last.fit(X, y)
        print("an example", last.predict(X_test[0].reshape(1, -1)))
        print(mean_absolute_error(y_test, last.predict(X_test)))  # expect: MLA302 as error
        return last.score(X_test, y_test)  # the same mistake
