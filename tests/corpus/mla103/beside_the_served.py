# seen in: Kalyani9618/Heart-Disease chatbot_service/routes/health/heart_prediction.py@9119f3b6f19489a9ae941ac5d5e109b0064916d6
"""Models that are shown beside the one that predicts, and models of which each has a say."""

import logging

import joblib

log = logging.getLogger(__name__)
NAMES = ("tree", "forest", "line")


class Served:
    def __init__(self):
        self.others = {}
        self._stack = None

    @property
    def is_ready(self):
        return self._stack is not None

    def load(self):
        self._stack = joblib.load("stack.joblib")

    def load_others(self):
        for name in NAMES:
            try:
                self.others[name] = joblib.load(f"{name}.joblib")
            except Exception as error:
                log.warning("no %s: %s", name, error)

    def predict(self, row):
        if not self.is_ready:
            raise RuntimeError("no model")
        return self._stack.predict([row])[0]

    def votes(self, row):
        return {name: other.predict([row])[0] for name, other in self.others.items()}


class Voting:
    def __init__(self):
        self.voters = {}

    def load(self):
        for name in NAMES:
            try:
                self.voters[name] = joblib.load(f"{name}.joblib")
            except Exception as error:  # expect: MLA103
                log.warning("no %s: %s", name, error)

    def predict(self, row):
        said = [voter.predict([row])[0] for voter in self.voters.values()]
        return sum(said) / len(said)
