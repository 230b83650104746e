"""Training."""

from preparation import Preparation, filled, fitted, read, standardised
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split


def main():
    df = standardised("flights.csv")
    X, y = df.drop(columns=["late"]), df["late"]
    X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
    return LogisticRegression().fit(X_train, y_train).score(X_test, y_test)


def by_class():
    df = Preparation().run(read("flights.csv"))
    train, test = train_test_split(df, random_state=0)
    return train, test


def sound():
    df = read("flights.csv")
    train, test = train_test_split(df, random_state=0)
    train = filled(train)
    scaler = fitted(train)
    return scaler.transform(train), scaler.transform(test)
