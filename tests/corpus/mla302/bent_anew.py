# seen in: xmoure/master-data-science-projects MACHINE_LEARNING_PROJECT/ML_PROJECT/notebooks/10_SVR.ipynb 59849417f2e69c9a558ef51dfad37024a690fe6f
"""Columns that are bent to a bell by a power that is found for the test rows anew, or taken over from training."""

import pandas as pd
from scipy.stats import boxcox, zscore
from sklearn.linear_model import Ridge
from sklearn.metrics import mean_absolute_error


def bell(column, power=None):
    if power is None:
        return boxcox(column)
    return boxcox(column, lmbda=power), power


def found_anew():
    gulls, test_gulls = pd.read_csv("gulls_train.csv"), pd.read_csv("gulls_test.csv")
    X_train, X_test = gulls[["span", "weight"]], test_gulls[["span", "weight"]]
    X_train["span"], power = boxcox(X_train["span"])
    X_test["span"], power = boxcox(X_test["span"])  # expect: MLA302
    model = Ridge().fit(X_train, gulls["age"])
    return mean_absolute_error(test_gulls["age"], model.predict(X_test))


def taken_over():
    gulls, test_gulls = pd.read_csv("gulls_train.csv"), pd.read_csv("gulls_test.csv")
    X_train, X_test = gulls[["span", "weight"]], test_gulls[["span", "weight"]]
    X_train["span"], power = boxcox(X_train["span"])
    X_test["span"] = boxcox(X_test["span"], lmbda=power)
    model = Ridge().fit(X_train, gulls["age"])
    return mean_absolute_error(test_gulls["age"], model.predict(X_test))


def each_row_by_itself():
    gulls, test_gulls = pd.read_csv("gulls_train.csv"), pd.read_csv("gulls_test.csv")
    X_train = zscore(gulls[["span", "weight", "beak"]], axis=1)
    X_test = zscore(test_gulls[["span", "weight", "beak"]], axis=1)
    model = Ridge().fit(X_train, gulls["age"])
    return mean_absolute_error(test_gulls["age"], model.predict(X_test))


def only_the_test_rows_are_looked_at():
    test_gulls = pd.read_csv("gulls_test.csv")
    bent, power = boxcox(test_gulls["span"])
    return power
