# a form of: what scales, fills and splits, imported by names of the team's own
"""Rents by size and age of a flat."""

from scipy.stats import zscore as standardised
from sklearn.decomposition import PCA as Projection
from sklearn.impute import SimpleImputer as Fill
from sklearn.linear_model import Ridge
from sklearn.model_selection import cross_val_score as by_folds
from sklearn.model_selection import train_test_split as halves


def projected(flats, rents):
    narrow = Projection(n_components=4).fit_transform(flats)  # expect: MLA301
    return halves(narrow, rents, test_size=0.2)


def filled(flats, rents):
    flats = Fill(strategy="median").fit_transform(flats)  # expect: MLA301
    return by_folds(Ridge(), flats, rents, cv=5)


def scaled(flats, rents):
    flats = standardised(flats)  # expect: MLA301
    return halves(flats, rents, test_size=0.2)


def sound(flats, rents):
    X_train, X_test, y_train, y_test = halves(flats, rents, test_size=0.2)
    narrow = Projection(n_components=4).fit(X_train)
    return narrow.transform(X_train), narrow.transform(X_test), y_train, y_test
