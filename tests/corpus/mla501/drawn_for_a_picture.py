# seen in: Yunpei24/fraud-detection-ml training/src/pipelines/training_pipeline.py
"""What is drawn below the training, for an explanation, changes no model; what is drawn above it does."""

import numpy as np
import shap
from sklearn.svm import SVC


def fitted(rows, sold):
    return SVC().fit(rows, sold)


def explain(rows, sold):
    model = fitted(rows, sold)
    some = np.random.choice(len(rows), size=50, replace=False)
    return shap.KernelExplainer(model.predict, rows[some]).shap_values(rows[some])


def by_parts(rows, sold):
    some = np.random.choice(len(rows), size=50, replace=False)  # expect: MLA501
    return fitted(rows[some], sold[some])


def until_good(rows, sold):
    some = np.arange(50)
    for _ in range(9):
        model = fitted(rows[some], sold[some])
        if model.score(rows, sold) > 0.9:
            return model
        some = np.random.choice(len(rows), size=50, replace=False)  # expect: MLA501
    return None


if __name__ == "__main__":
    rows, sold = np.load("rows.npy"), np.load("sold.npy")
    print(explain(rows, sold), by_parts(rows, sold), until_good(rows, sold))
