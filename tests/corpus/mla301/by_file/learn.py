import pandas as pd
from pycaret.classification import compare_models, setup
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split


def compare(path, outcome):
    table = pd.read_parquet(path)
    options = dict(data=table, target=outcome, session_id=5)
    setup(**options)
    return compare_models()


def plain():
    table = pd.read_csv("data/raw/visits.csv")
    X_train, X_test, y_train, y_test = train_test_split(table[["height"]], table["ill"], random_state=5)
    return LogisticRegression().fit(X_train, y_train).score(X_test, y_test)


if __name__ == "__main__":
    compare("data/clean/complete.parquet", "ill")
