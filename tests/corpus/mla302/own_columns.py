# seen in: isabella-fc/mlops-project-diabetes src/mlops_project/pipelines/feature_engineering/nodes.py f76a01da28866d4b973b133627dc761275f30f1a
"""Columns that are divided by what is largest among the rows at hand, for each part of them, or by what is known."""

import pandas as pd

LONGEST = 42.0


def with_effort(dives):
    dives = dives.copy()
    dives["effort"] = dives["depth"] / dives["depth"].max() + dives["minutes"] / 10
    return dives


def with_rates(dives):
    dives["rate"] = dives["depth"] / dives["minutes"]
    dives["share"] = dives["minutes"] / LONGEST
    return dives


def with_places(dives):
    dives["of_site"] = dives["depth"] / dives.groupby("site")["depth"].transform("max")
    return dives


def summary(dives):
    return f"{dives['depth'].max():.1f} m"


def features(X_train, X_val, X_test):
    print(summary(X_train), summary(X_test))
    X_train, X_val, X_test = with_rates(X_train), with_rates(X_val), with_rates(X_test)
    X_train, X_test = with_places(X_train), with_places(X_test)
    return with_effort(X_train), with_effort(X_val), with_effort(X_test)  # expect: MLA302


def all_at_once(path):
    return with_effort(pd.read_csv(path))
