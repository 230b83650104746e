# a form of: a scale by all rows that feeds nothing but trees
"""Prices of boats."""

import numpy as np
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import ExtraTreesRegressor, RandomForestRegressor
from sklearn.feature_selection import SelectKBest
from sklearn.model_selection import GridSearchCV, StratifiedGroupKFold, train_test_split
from sklearn.preprocessing import MinMaxScaler, OneHotEncoder, StandardScaler


def scaled(boats):
    X = StandardScaler().fit_transform(boats.drop(columns=["price"]))  # expect: MLA301 as info
    X_train, X_test, y_train, y_test = train_test_split(X, boats["price"], random_state=0)
    return RandomForestRegressor(random_state=0).fit(X_train, y_train).score(X_test, y_test)


def chosen(X, y):
    X = SelectKBest(k=5).fit_transform(X, y)  # expect: MLA301 as error
    X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
    return ExtraTreesRegressor(random_state=0).fit(X_train, y_train).score(X_test, y_test)


def inside(table, columns, y, folds):
    outer = (folds != 0).to_numpy()
    train_mask = outer & (table["seen"] > 0)
    scaler = MinMaxScaler().fit(table.loc[train_mask, columns])  # ok: the training part of the outer fold
    rows = scaler.transform(table[columns])[train_mask]
    for known, held in StratifiedGroupKFold(3).split(rows, y, folds):
        yield RandomForestRegressor().fit(rows[known], y[known]).score(rows[held], y[held])
