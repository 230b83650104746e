# a form of: genes that are ranked against the labels of all samples before the cross-validation
"""Features, and the rows by which they are chosen."""

import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.feature_selection import RFE, SelectKBest, mutual_info_classif
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_score, train_test_split


class Panel:
    def __init__(self, table, kind):
        self.table, self.kind = np.log2(table + 1), kind
        self.names = None

    def choose(self):
        ranker = SelectKBest(mutual_info_classif, k=200)
        ranker.fit(self.table, self.kind)  # expect: MLA301
        self.names = self.table.columns[ranker.get_support()]
        return self

    @property
    def matrix(self):
        return self.table[self.names].to_numpy()


def judged(panel: Panel):
    X, y = panel.matrix, panel.kind
    for fitted, held in StratifiedKFold(5).split(X, y):
        print(LogisticRegression().fit(X[fitted], y[fitted]).score(X[held], y[held]))


def by_correlation(path):
    df = pd.read_csv(path)
    corr = df.corr(numeric_only=True)["price"].abs()  # expect: MLA301
    names = corr[corr > 0.2].index.drop("price")
    return train_test_split(df[names], df["price"], random_state=0)


def by_score(path):
    df = pd.read_csv(path)
    X, y = df.drop(columns=["ill"]), df["ill"]
    scores = mutual_info_classif(X, y)  # expect: MLA301
    names = [name for name, score in zip(X.columns, scores, strict=True) if score > 0.01]
    return cross_val_score(LogisticRegression(), X[names], y)


def by_importance(path):
    df = pd.read_csv(path)
    X, y = df.drop(columns=["ill"]), df["ill"]
    forest = RandomForestClassifier(random_state=0).fit(X, y)  # expect: MLA301
    order = np.argsort(forest.feature_importances_)[-20:]
    return train_test_split(X[X.columns[order]], y, random_state=0)


def by_elimination(path):
    df = pd.read_csv(path)
    X, y = df.drop(columns=["ill"]), df["ill"]
    chooser = RFE(LogisticRegression(), n_features_to_select=9).fit(X, y)  # expect: MLA301
    return train_test_split(X.loc[:, chooser.support_], y, random_state=0)


def on_training_rows(path):
    df = pd.read_csv(path)
    train, test = train_test_split(df, random_state=0)
    corr = train.corr()["price"].abs()
    names = corr[corr > 0.2].index
    return train[names], test[names]


def alike(path):
    df = pd.read_csv(path)
    corr = df.corr().abs()
    upper = corr.where(np.triu(np.ones(corr.shape), k=1).astype(bool))
    twins = [name for name in upper.columns if any(upper[name] > 0.95)]  # ok: the label has no say in it
    return train_test_split(df.drop(columns=twins), random_state=0)


def only_shown(path, plot):
    df = pd.read_csv(path)
    plot(df.corr()["price"].sort_values())
    return train_test_split(df.drop(columns=["price"]), df["price"], random_state=0)


def importance_after_the_split(path):
    df = pd.read_csv(path)
    X_train, X_test, y_train, _ = train_test_split(df.drop(columns=["ill"]), df["ill"], random_state=0)
    forest = RandomForestClassifier(random_state=0).fit(X_train, y_train)
    names = X_train.columns[forest.feature_importances_ > 0.01]
    return X_train[names], X_test[names]
