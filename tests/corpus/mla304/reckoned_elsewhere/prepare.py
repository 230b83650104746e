"""Features are all columns but the rent, of tables that another file has added columns to."""

import pandas as pd
from sklearn.preprocessing import StandardScaler

from columns import with_ratios, with_sizes


def left_in(path):
    berths = with_ratios(pd.read_csv(path))
    X = berths.drop(columns=["rent"])  # expect: MLA304 as warning
    y = berths["rent"]
    return StandardScaler().fit_transform(X), y


def left_out(path):
    berths = with_ratios(pd.read_csv(path))
    X = berths.drop(columns=["rent", "rent_per_metre"])
    y = berths["rent"]
    return StandardScaler().fit_transform(X), y


def of_what_is_known(path):
    berths = with_sizes(pd.read_csv(path))
    X = berths.drop(columns=["rent"])
    y = berths["rent"]
    return StandardScaler().fit_transform(X), y


def listed(path):
    berths = with_ratios(pd.read_csv(path))
    X = berths[["age", "area"]]
    y = berths["rent"]
    return StandardScaler().fit_transform(X), y


def of_another_label(path):
    berths = with_ratios(pd.read_csv(path))
    X = berths.drop(columns=["taken"])
    y = berths["taken"]
    return StandardScaler().fit_transform(X), y
