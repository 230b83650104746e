"""Balancing rare positives."""

import pandas as pd
from imblearn.over_sampling import SMOTE
from imblearn.pipeline import make_pipeline
from imblearn.under_sampling import RandomUnderSampler
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import GridSearchCV, cross_val_score, train_test_split
from sklearn.utils import resample


def balanced_first():
    df = pd.read_csv("transactions.csv")
    X, y = df.drop(columns=["fraud"]), df["fraud"]
    X_res, y_res = SMOTE(random_state=0).fit_resample(X, y)  # expect: MLA303
    return train_test_split(X_res, y_res, test_size=0.2, random_state=0)


def copies_first():
    df = pd.read_csv("transactions.csv")
    rare, common = df[df["fraud"] == 1], df[df["fraud"] == 0]
    rare = resample(rare, replace=True, n_samples=len(common), random_state=0)  # expect: MLA303
    both = pd.concat([common, rare])
    return train_test_split(both, test_size=0.2, random_state=0)


def folds_of_synthetic_rows(X, y):
    X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
    X_train, y_train = SMOTE().fit_resample(X_train, y_train)
    return cross_val_score(RandomForestClassifier(), X_train, y_train)  # expect: MLA303


def sound(X, y):
    X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
    X_train, y_train = SMOTE(random_state=0).fit_resample(X_train, y_train)
    return RandomForestClassifier().fit(X_train, y_train).score(X_test, y_test)


def in_the_folds(X, y):
    search = GridSearchCV(make_pipeline(SMOTE(), RandomForestClassifier()), {})
    search.fit(X, y)
    return cross_val_score(make_pipeline(RandomUnderSampler(), RandomForestClassifier()), X, y)


def without_replacement(df):
    common = resample(df, replace=False, n_samples=1000, random_state=0)
    return train_test_split(common, random_state=0)
