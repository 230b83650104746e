# seen in: xmoure/master-data-science-projects MACHINE_LEARNING_PROJECT/ML_PROJECT/notebooks/8_neural_network.ipynb 59849417f2e69c9a558ef51dfad37024a690fe6f
"""A power that is found for all rows before some of them are held out, for training rows, and for the label."""

import pandas as pd
from scipy import stats
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split


def before():
    gulls = pd.read_csv("gulls.csv")
    gulls["span"], power = stats.boxcox(gulls["span"])  # expect: MLA301 as info
    X_train, X_test, y_train, y_test = train_test_split(gulls[["span"]], gulls["age"], random_state=0)
    return Ridge().fit(X_train, y_train).score(X_test, y_test)


def after():
    gulls = pd.read_csv("gulls.csv")
    X_train, X_test, y_train, y_test = train_test_split(gulls[["span"]], gulls["age"], random_state=0)
    X_train["span"], power = stats.boxcox(X_train["span"])
    X_test["span"] = stats.boxcox(X_test["span"], power)
    return Ridge().fit(X_train, y_train).score(X_test, y_test)


def of_the_label():
    gulls = pd.read_csv("gulls.csv")
    target, power = stats.boxcox(gulls["target"])
    X_train, X_test, y_train, y_test = train_test_split(gulls[["span"]], target, random_state=0)
    return Ridge().fit(X_train, y_train).score(X_test, y_test)
