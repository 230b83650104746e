# seen in: Aries-Analytics/climate_prediction_TZ phase2/scripts/train_baseline_models.py@cff2937991bf5e742aed8448321e5ccfc79eff0b
"""The best of several models by its test score: named in a report beside all others, and kept."""

import json

import joblib
from sklearn.linear_model import Ridge
from sklearn.metrics import r2_score
from sklearn.tree import DecisionTreeRegressor


def measure(name, model, X_train, y_train, X_test, y_test):
    model.fit(X_train, y_train)
    return {"model": name, "test_r2": r2_score(y_test, model.predict(X_test))}


def report(X_train, y_train, X_test, y_test):
    ridge = measure("ridge", Ridge(), X_train, y_train, X_test, y_test)
    tree = measure("tree", DecisionTreeRegressor(), X_train, y_train, X_test, y_test)
    results = {"all": [ridge, tree], "best": max([ridge, tree], key=lambda each: each["test_r2"])["model"]}  # expect: MLA302 as info
    with open("report.json", "w") as file:
        json.dump(results, file)


def keep(X_train, y_train, X_test, y_test):
    models = {"ridge": Ridge(), "tree": DecisionTreeRegressor()}
    scores = [measure(name, model, X_train, y_train, X_test, y_test) for name, model in models.items()]
    best = max(scores, key=lambda each: each["test_r2"])["model"]  # expect: MLA302 as warning
    with open("report.json", "w") as file:
        json.dump(scores, file)
    joblib.dump(models[best], "best.joblib")
