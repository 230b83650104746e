# a form of: a trainer that saves what beats the baseline
"""Models of which the score on test rows decides whether they are saved."""

import joblib
from sklearn.metrics import roc_auc_score


class Trainer:
    def evaluate_model(self, model, X_test, y_test):
        said = model.predict_proba(X_test)[:, 1]
        return {"auc": roc_auc_score(y_test, said)}

    def compare(self, X_test, y_test):
        simple = self.evaluate_model(self.simple, X_test, y_test)
        main = self.evaluate_model(self.main, X_test, y_test)
        simple_auc = simple["auc"]
        main_auc = main["auc"]
        is_better = main_auc >= simple_auc
        return is_better

    def run(self, X_test, y_test):
        is_better = self.compare(X_test, y_test)  # expect: MLA302 as info
        if is_better:
            self.save_pipeline()

    def save_pipeline(self):
        joblib.dump(self.main, "model.joblib")


def at_once(simple, main, X_test, y_test):
    simple_auc = roc_auc_score(y_test, simple.predict_proba(X_test)[:, 1])
    main_auc = roc_auc_score(y_test, main.predict_proba(X_test)[:, 1])
    if main_auc > simple_auc:  # expect: MLA302 as info
        joblib.dump(main, "model.joblib")


def in_use(X_test, y_test, model):
    production = joblib.load("production.joblib")
    production_auc = roc_auc_score(y_test, production.predict_proba(X_test)[:, 1])
    new_auc = roc_auc_score(y_test, model.predict_proba(X_test)[:, 1])
    if new_auc > production_auc:  # ok: whether a model replaces the one in use is what test rows are for
        joblib.dump(model, "production.joblib")


def good_enough(model, X_test, y_test):
    auc = roc_auc_score(y_test, model.predict_proba(X_test)[:, 1])
    if auc > 0.8:  # ok: a bound
        joblib.dump(model, "model.joblib")


def told(simple, main, X_test, y_test):
    simple_auc = roc_auc_score(y_test, simple.predict_proba(X_test)[:, 1])
    main_auc = roc_auc_score(y_test, main.predict_proba(X_test)[:, 1])
    if main_auc > simple_auc:  # ok: only said
        print("better")


def by_validation(simple, main, X_val, y_val):
    simple_auc = roc_auc_score(y_val, simple.predict_proba(X_val)[:, 1])
    main_auc = roc_auc_score(y_val, main.predict_proba(X_val)[:, 1])
    if main_auc > simple_auc:
        joblib.dump(main, "model.joblib")
