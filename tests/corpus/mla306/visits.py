"""Patients come more than once."""

import pandas as pd
from sklearn.model_selection import GroupKFold, GroupShuffleSplit, cross_val_score, train_test_split


def load():
    visits = pd.read_csv("visits.csv")
    visits["usual"] = visits.groupby("patient_id")["pressure"].transform("mean")
    return visits


def mixed():
    visits = load()
    train, test = train_test_split(visits, test_size=0.2, random_state=0)  # expect: MLA306
    return train, test


def by_patient():
    visits = load()
    splitter = GroupShuffleSplit(n_splits=1, random_state=0)
    return next(splitter.split(visits, groups=visits["patient_id"]))


def in_folds(model, visits, labels):
    return cross_val_score(model, visits, labels, groups=visits["patient_id"], cv=GroupKFold(5))
