# a form of: the chosen model is fitted on training and test rows, and judged on validation rows that were kept apart
"""Two ways of a last fit, on named parts."""

import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.metrics import mean_squared_error
from sklearn.model_selection import train_test_split


def parts(path):
    rides = pd.read_csv(path)
    X, y = rides.drop(columns=["price"]), rides["price"]
    X_train, X_rest, y_train, y_rest = train_test_split(X, y, random_state=0)
    X_test, X_validation, y_test, y_validation = train_test_split(X_rest, y_rest, random_state=0)
    return X_train, X_test, X_validation, y_train, y_test, y_validation


def last_fit(path):
    X_train, X_test, X_validation, y_train, y_test, y_validation = parts(path)
    X = pd.concat([X_train, X_test])
    y = pd.concat([y_train, y_test])
    model = RandomForestRegressor(random_state=0)
    model.fit(X, y)
    return mean_squared_error(y_validation, model.predict(X_validation))


def last_fit_on_all(path):
    X_train, X_test, X_validation, y_train, y_test, y_validation = parts(path)
    X = pd.concat([X_train, X_test])
    y = pd.concat([y_train, y_test])
    model = RandomForestRegressor(random_state=0)
    model.fit(X, y)
    return mean_squared_error(y_test, model.predict(X_test))  # expect: MLA302
