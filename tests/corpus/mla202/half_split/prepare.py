# seen in: PacktPublishing/Machine-Learning-Engineering-with-Python-Second-Edition Chapter01/classifying/classify_example.py
import joblib
import pandas as pd
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import OneHotEncoder


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
