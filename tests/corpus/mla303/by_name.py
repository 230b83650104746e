# a form of: a pipeline with its own balancing
"""Functions of another file that repeat rows, by their name."""

from balancing import balance, oversample_minority, random_oversampling, random_undersampling
from imblearn.over_sampling import SMOTE
from sklearn.model_selection import train_test_split


class Pipeline:
    def __init__(self, table):
        self.table = table
        self.data = {}

    def widen(self):
        X, y = self.table.drop(columns="crop"), self.table["crop"]
        X_more, y_more = random_oversampling(X, y)  # expect: MLA303 as warning
        self.data["X"] = X_more
        self.data["y"] = y_more

    def train(self):
        return train_test_split(self.data["X"], self.data["y"], random_state=0)


def after_the_split(X, y):
    X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
    X_train, y_train = oversample_minority(X_train, y_train)  # ok: the training rows alone
    return X_train, X_test, y_train, y_test


def fewer(X, y):
    X, y = random_undersampling(X, y)  # ok: no row twice
    return train_test_split(X, y, random_state=0)


def balanced(X, y):
    X, y = balance(X, y)  # ok: the name does not say how
    return train_test_split(X, y, random_state=0)


def by_the_library(X, y):
    X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
    X_train, y_train = SMOTE().fit_resample(X_train, y_train)
    return X_train, X_test, y_train, y_test
