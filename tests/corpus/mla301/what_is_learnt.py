# a form of: what is fitted on all rows, by what it looks at: the label, the other columns, or a median alone
"""Prices of houses."""

import pandas as pd
from category_encoders import TargetEncoder
from sklearn.compose import ColumnTransformer
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.feature_selection import RFE
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


def scaled(houses):
    X = StandardScaler().fit_transform(houses.drop(columns=["price"]))  # expect: MLA301 as warning
    X_train, X_test, y_train, y_test = train_test_split(X, houses["price"], random_state=0)
    return Ridge().fit(X_train, y_train).score(X_test, y_test)


def worded(texts, kinds):
    X = TfidfVectorizer().fit_transform(texts)  # expect: MLA301 as warning
    X_train, X_test, y_train, y_test = train_test_split(X, kinds, random_state=0)
    return LogisticRegression().fit(X_train, y_train).score(X_test, y_test)


def chosen(X, y):
    X = RFE(Ridge(), n_features_to_select=5).fit_transform(X, y)  # expect: MLA301 as error
    X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
    return Ridge().fit(X_train, y_train).score(X_test, y_test)


def encoded(X, y):
    columns = ColumnTransformer([("town", TargetEncoder(), ["town"]), ("size", StandardScaler(), ["size"])])
    X = columns.fit_transform(X, y)  # expect: MLA301 as error
    X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
    return Ridge().fit(X_train, y_train).score(X_test, y_test)


def filled():
    houses = pd.read_csv("houses.csv")
    houses["size"] = houses["size"].fillna(houses["size"].median())  # expect: MLA301 as info
    train, test = train_test_split(houses, random_state=0)
    return Ridge().fit(train[["size"]], train["price"]).score(test[["size"]], test["price"])
