"""A component that cleans, and one that divides."""

from sklearn.impute import KNNImputer
from sklearn.preprocessing import MinMaxScaler

COLUMNS = ["depth", "salinity"]


def cleaned(df):
    df[COLUMNS] = KNNImputer().fit_transform(df[COLUMNS])  # expect: MLA301
    return df


def finished(train, test):
    scaler = MinMaxScaler().fit(train[COLUMNS])
    return scaler.transform(train[COLUMNS]), scaler.transform(test[COLUMNS])


def rescaled(df):
    # called with the training rows
    df[COLUMNS] = MinMaxScaler().fit_transform(df[COLUMNS])
    return df


def parts(df):
    cut = int(len(df) * 0.8)
    return df.iloc[:cut], df.iloc[cut:]
