# seen in: Azziz14/Disease-Prediction-and-Validation prediction/prediction/backend/models/predictor.py
"""What a failed load leaves in its place: another model, a set of models that lacks one, or nothing."""

import joblib


class Prices:
    def __init__(self):
        self.best = joblib.load("best.joblib")
        self.forest = None
        self.trees = None

    def start(self):
        try:
            self.forest = joblib.load("forest.joblib")
        except Exception:  # ok: the other one takes its place
            self.forest = self.best
        try:
            self.trees = joblib.load("trees.joblib")
        except Exception:  # expect: MLA103 as warning
            self.trees = None

    def price(self, rows):
        return self.forest.predict(rows) + self.trees.predict(rows)


class Panel:
    def __init__(self):
        self.models = {}
        self.others = {}

    def load(self, names):
        for name in names:
            self.models[name] = joblib.load(f"{name}.joblib")
        try:
            self.models["network"] = {"model": joblib.load("network.joblib"), "scale": 2}
        except Exception as error:  # expect: MLA103 as info
            print("no network:", error)
        try:
            self.others["network"] = joblib.load("network.joblib")
        except Exception as error:  # expect: MLA103 as warning
            print("no network:", error)

    def vote(self, rows):
        said = [model.predict(rows) for model in self.models.values()]
        return said + [model.predict(rows) for model in self.others.values()]
