"""Will it be late?"""

import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import cross_val_score, train_test_split

FEATURES = ["distance", "hour", "carrier", "arr_delay"]


def label_left_in():
    df = pd.read_csv("flights.csv")
    X = df.drop(columns=["flight_id"])  # expect: MLA304
    y = df["late"]
    return train_test_split(X, y, random_state=0)


def source_left_in():
    df = pd.read_csv("flights.csv")
    df["late"] = df["arr_delay"] > 15
    X = df.drop(columns=["late", "flight_id"])  # expect: MLA304
    y = df["late"]
    return train_test_split(X, y, random_state=0)


def source_in_a_list():
    df = pd.read_csv("flights.csv")
    df["late"] = np.where(df["arr_delay"] > 15, 1, 0)
    X_train, X_test, y_train, y_test = train_test_split(df[FEATURES], df["late"], random_state=0)  # expect: MLA304
    return RandomForestClassifier().fit(X_train, y_train).score(X_test, y_test)


def label_in_a_list():
    df = pd.read_csv("flights.csv")
    columns = ["distance", "hour", "late"]
    X = df[columns]  # expect: MLA304
    return cross_val_score(RandomForestClassifier(), X, df["late"])


def logarithm_left_in():
    df = pd.read_csv("fares.csv")
    df["log_fare"] = np.log1p(df["fare"])
    X, y = df.drop(columns=["log_fare"]), df["log_fare"]  # expect: MLA304
    return train_test_split(X, y, random_state=0)


def sound():
    df = pd.read_csv("flights.csv")
    df["late"] = df["arr_delay"] > 15
    df["speed"] = df["distance"] / df["air_time"]
    df = df.drop(columns=["arr_delay"])
    y = df.pop("late")
    X = df.drop(columns=["flight_id"])
    return train_test_split(X, y, random_state=0)


def removed_from_the_list():
    df = pd.read_csv("flights.csv")
    columns = list(df.columns)
    columns.remove("late")
    return train_test_split(df[columns], df["late"], random_state=0)


def all_but_the_label():
    df = pd.read_csv("flights.csv")
    X = df.loc[:, df.columns != "late"]
    return train_test_split(X, df["late"], random_state=0)


def tomorrow():
    df = pd.read_csv("prices.csv")
    df["target"] = df["close"].shift(-1)
    X, y = df.drop(columns=["target"]), df["target"]
    return train_test_split(X, y, shuffle=False)


def only_numbers():
    df = pd.read_csv("flights.csv").select_dtypes("number")
    X = df.drop(columns=["flight_id"])
    y = df["late"]
    return train_test_split(X, y, random_state=0)


def duration():
    df = pd.read_csv("trips.csv")
    df["minutes"] = df["end"] - df["start"]
    X, y = df.drop(columns=["minutes", "end"]), df["minutes"]
    return train_test_split(X, y, random_state=0)
