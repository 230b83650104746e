"""Trains, and measures at a threshold."""

import joblib
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score


def main(train_rows, train_labels, test_rows, test_labels):
    model = LogisticRegression().fit(train_rows, train_labels)
    probabilities = model.predict_proba(test_rows)[:, 1]
    print(f1_score(test_labels, probabilities >= 0.3))
    joblib.dump(model, "model.joblib")


if __name__ == "__main__":
    main(*joblib.load("rows.joblib"))
