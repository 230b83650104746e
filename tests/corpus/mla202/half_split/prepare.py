# seen in: PacktPublishing/Machine-Learning-Engineering-with-Python-Second-Edition Chapter01/classifying/classify_example.py
import joblib
import pandas as pd
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import OneHotEncoder, StandardScaler


def one_part_only(path):
    table = pd.read_csv(path)
    X_train, X_test, y_train, y_test = train_test_split(table[["job", "town"]], table["bought"], random_state=0)
    encoder = OneHotEncoder(handle_unknown="ignore")
    X_train = encoder.fit_transform(X_train)  # expect: MLA202
    return X_train, X_test, y_train, y_test


def both_parts(path):
    table = pd.read_csv(path)
    X_train, X_test, y_train, y_test = train_test_split(table[["job", "town"]], table["bought"], random_state=0)
    encoder = OneHotEncoder(handle_unknown="ignore")
    X_train = encoder.fit_transform(X_train)
    X_test = encoder.transform(X_test)
    joblib.dump(encoder, "encoder.joblib")
    return X_train, X_test, y_train, y_test


def handed_on(path):
    table = pd.read_csv(path)
    X_train, X_test, y_train, y_test = train_test_split(table[["job", "town"]], table["bought"], random_state=0)
    encoder = OneHotEncoder(handle_unknown="ignore")
    X_train = encoder.fit_transform(X_train)
    return X_train, X_test, y_train, y_test, encoder


def nothing_learnt(path):
    table = pd.read_csv(path)
    X_train, X_test = train_test_split(table["text"], random_state=0)
    hasher = HashingVectorizer()
    X_train = hasher.fit_transform(X_train)
    return X_train, X_test


def column_by_column(path):
    table = pd.read_csv(path)
    X_train, X_test, y_train, y_test = train_test_split(table[["width", "height"]], table["price"], random_state=0)
    sizes = X_train[["width", "height"]]
    scaler = StandardScaler()
    scaler.fit(sizes)
    scaled = scaler.transform(sizes)
    X_train["width"] = scaled[:, 0]  # expect: MLA202
    X_train["height"] = scaled[:, 1]
    return X_train, X_test, y_train, y_test


def columns_of_both(path):
    table = pd.read_csv(path)
    X_train, X_test, y_train, y_test = train_test_split(table[["width", "height"]], table["price"], random_state=0)
    sizes = X_train[["width", "height"]]
    scaler = StandardScaler()
    scaler.fit(sizes)
    scaled = scaler.transform(sizes)
    held = scaler.transform(X_test[["width", "height"]])
    X_train["width"] = scaled[:, 0]
    X_train["height"] = scaled[:, 1]
    X_test["width"], X_test["height"] = held[:, 0], held[:, 1]
    joblib.dump(scaler, "scaler.joblib")
    return X_train, X_test, y_train, y_test


def only_looked_at(path):
    table = pd.read_csv(path)
    X_train, X_test, y_train, y_test = train_test_split(table[["width", "height"]], table["price"], random_state=0)
    shown = StandardScaler()
    spread = shown.fit_transform(X_train)
    print(spread.std(axis=0))
    return X_train, X_test, y_train, y_test
