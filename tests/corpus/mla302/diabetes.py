# seen in: susanli2016/Machine-Learning-with-Python Machine Learning for Diabetes.ipynb@87cbe5caa5ce6c219ad92bb0c720f06aaf9c8773
"""Scaling two parts of one table."""

import numpy as np
import pandas as pd
from sklearn.decomposition import PCA
from sklearn.feature_extraction import DictVectorizer
from sklearn.model_selection import GridSearchCV, train_test_split
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import LabelEncoder, MinMaxScaler, Normalizer, StandardScaler


def fitted_twice(X, y):
    X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
    scaler = StandardScaler()
    X_train_scaled = scaler.fit_transform(X_train)
    X_test_scaled = scaler.fit_transform(X_test)  # expect: MLA302
    return MLPClassifier().fit(X_train_scaled, y_train).score(X_test_scaled, y_test)


def in_a_loop():
    train, test = pd.read_csv("train.csv"), pd.read_csv("test.csv")
    for frame in [train, test]:
        frame["age"] = MinMaxScaler().fit_transform(frame[["age"]])  # expect: MLA302
    return train, test


def on_both(X_train, X_test):
    scaler = StandardScaler()
    scaler.fit(np.concatenate([X_train, X_test]))  # expect: MLA302
    return scaler.transform(X_train), scaler.transform(X_test)


def searched_on_test(X, y):
    X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
    search = GridSearchCV(MLPClassifier(), {"alpha": [0.1, 1.0]})
    search.fit(X_test, y_test)  # expect: MLA302
    return search.best_score_


def sound(X, y):
    X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
    scaler = StandardScaler()
    X_train = scaler.fit_transform(X_train)
    X_test = scaler.transform(X_test)
    y_test = LabelEncoder().fit_transform(y_test)
    X_test = Normalizer().fit_transform(X_test)
    picture = PCA(2).fit_transform(X_test)
    return picture, X_train, y_train, y_test


def encoded(frame, vectoriser, fit=False):
    rows = frame.to_dict(orient="records")
    if fit:
        return vectoriser.fit_transform(rows)
    return vectoriser.transform(rows)


def months():
    train, test = pd.read_parquet("january.parquet"), pd.read_parquet("february.parquet")
    vectoriser = DictVectorizer()
    X_train = encoded(train, vectoriser, fit=True)
    X_test = encoded(test, vectoriser)
    return X_train, X_test
