# seen in: Azziz14/Disease-Prediction-and-Validation-system prediction/prediction/backend/models/train.py
"""Which model is best is told to whoever looks on, or goes on to serve."""

import joblib
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score

MODELS = {"forest": RandomForestClassifier(random_state=1), "line": LogisticRegression()}


def tell(X_train, X_test, y_train, y_test):
    best_score, best_name = 0.0, ""
    for name, model in MODELS.items():
        model.fit(X_train, y_train)
        score = accuracy_score(y_test, model.predict(X_test))
        joblib.dump(model, f"{name}.joblib")
        if score > best_score:  # expect: MLA302 as info
            best_score = score
            best_name = name
    print(f"best: {best_name.upper()} with {best_score:.3f}")


def keep(X_train, X_test, y_train, y_test):
    best_score, best_name = 0.0, ""
    for name, model in MODELS.items():
        model.fit(X_train, y_train)
        score = accuracy_score(y_test, model.predict(X_test))
        if score > best_score:  # expect: MLA302 as warning
            best_score = score
            best_name = name
    print(f"best: {best_name} with {best_score:.3f}")
    joblib.dump(MODELS[best_name], "best.joblib")
