import csv

import joblib
from sklearn.linear_model import Ridge


def train(X, y):
    model = Ridge(alpha=0.3).fit(X, y)
    joblib.dump(model, "price.joblib")
    with open("runs.csv", "a") as out:
        csv.writer(out).writerow([0.3, model.score(X, y)])


if __name__ == "__main__":
    train([[1.0]], [1.0])
