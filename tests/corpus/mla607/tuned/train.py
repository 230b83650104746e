"""A threshold found on validation rows."""

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, precision_recall_curve


def train(X_train, y_train, X_val, y_val):
    model = LogisticRegression().fit(X_train, y_train)
    probabilities = model.predict_proba(X_val)[:, 1]
    precision, recall, thresholds = precision_recall_curve(y_val, probabilities)
    best_threshold = thresholds[np.argmax(precision * recall)]
    print(f1_score(y_val, probabilities >= best_threshold))
    return model, best_threshold
