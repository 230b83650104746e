# seen in: TumeloKonaite/Customer-Churning-Repo src/components/model_trainer.py
"""The best of several models by a table of scores that a helper, another method or another file has filled."""

import joblib
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, f1_score
from catboost import CatBoostRegressor
from utils import evaluate_models, save_object


def across(X_train, y_train, X_test, y_test):
    models = {"a": LogisticRegression(), "b": RandomForestClassifier(random_state=0)}
    report, trained = evaluate_models(X_train=X_train, y_train=y_train, X_test=X_test, y_test=y_test, models=models)
    name = max(report, key=report.get)  # expect: MLA302
    save_object("m.pkl", trained[name])
    return report[name]


def train_all(X_train, X_test, y_train, y_test):
    results = {}
    fitted = {}
    for name, model in candidates().items():
        model.fit(X_train, y_train)
        fitted[name] = model
        results[name] = accuracy_score(y_test, model.predict(X_test))
    return fitted, results


def main():
    X_train, X_test, y_train, y_test = load()
    fitted, results = train_all(X_train, X_test, y_train, y_test)
    winner = max(results, key=lambda k: results[k])  # expect: MLA302
    joblib.dump(fitted[winner], "m.pkl")


class Trainer:
    def run(self, X_train, X_test, y_train, y_test):
        for name, model in self.models.items():
            model.fit(X_train, y_train)
            self.results[name] = {"model": model, "f1": f1_score(y_test, model.predict(X_test))}

    def select(self):
        name = max(self.results, key=lambda k: self.results[k]["f1"])  # expect: MLA302
        self.best_model = self.results[name]["model"]

    def save(self):
        joblib.dump(self.best_model, "best.pkl")


def by_key(rows):
    frame = pd.DataFrame(rows).sort_values("test_r2", ascending=False)
    best = frame.iloc[0]  # expect: MLA302
    joblib.dump(best["model"], "m.pkl")


def fit_it(X_tr, y_tr, X_test, y_test):
    model = CatBoostRegressor(iterations=2000)
    model.fit(X_tr, y_tr, eval_set=(X_test, y_test))  # expect: MLA302
    return model


def outer(X_train, X_test, y_train, y_test):
    model = fit_it(X_train, y_train, X_test, y_test)
    print(f1_score(y_test, model.predict(X_test)))


def by_folds(rows):
    frame = pd.DataFrame(rows).sort_values("mean_test_score", ascending=False)
    best = frame.iloc[0]
    joblib.dump(best["model"], "m.pkl")


def near_miss(X_train, X_val, y_train, y_val, X_test, y_test):
    results = {}
    for name, model in candidates().items():
        model.fit(X_train, y_train)
        results[name] = score(model, X_val, y_val)
    name = max(results, key=results.get)
    joblib.dump(name, "x")
    print(accuracy_score(y_test, results[name].predict(X_test)))


def score(model, X_test, y_test):
    return accuracy_score(y_test, model.predict(X_test))


def of_two_tables(linear_models, tree_models, network, X_train, y_train, X_test, y_test):
    all_models = {**linear_models, **tree_models, "network": network}
    summary = evaluate_models(all_models, X_train, y_train, X_test, y_test)
    name, chosen = select_best_model(summary, all_models)  # expect: MLA302
    joblib.dump(chosen, f"{name}.joblib")
