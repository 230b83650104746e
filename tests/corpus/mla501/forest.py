"""A split with a seed, and a forest without one."""

from sklearn.ensemble import RandomForestRegressor
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold, train_test_split


def train(frame):
    X_train, X_test, y_train, y_test = train_test_split(frame[["area"]], frame["price"], random_state=7)
    model = RandomForestRegressor(n_estimators=200, n_jobs=-1)  # expect: MLA501
    model.fit(X_train, y_train)
    return model.score(X_test, y_test)


def baseline(frame):
    folds = KFold(n_splits=5)
    model = LogisticRegression(solver="lbfgs")
    return [model.fit(frame.iloc[train], frame.iloc[train]["label"]) for train, _ in folds.split(frame)]


if __name__ == "__main__":
    import pandas as pd

    print(train(pd.read_csv("houses.csv")))
    print(baseline(pd.read_csv("houses.csv")))
