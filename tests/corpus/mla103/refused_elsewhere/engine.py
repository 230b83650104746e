# a form of: a model that is loaded in one file, and asked for in another
"""The model, which may be missing, and a second one for which nobody asks."""

import joblib


class Engine:
    def __init__(self):
        self.model = None
        self.load()

    def load(self):
        try:
            self.model = joblib.load("engine.joblib")
        except Exception as error:
            print(error)

    def is_loaded(self):
        return self.model is not None


class Ranker:
    def __init__(self):
        self.ranker = None
        try:
            self.ranker = joblib.load("ranker.joblib")
        except Exception as error:  # expect: MLA103 as warning
            print(error)


engine, ranker = Engine(), Ranker()
