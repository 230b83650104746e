# a form of: a service that refuses names of models, and never asks whether its own is there
import joblib


class Holder:
    def __init__(self):
        try:
            self.model = joblib.load("late.joblib")
        except Exception:  # expect: MLA103
            self.model = None

    def late(self, row):
        return self.model.predict([row]) if self.model else [0]


holder = Holder()
