# seen in: Yunpei24/fraud-detection-ml training/src/features/scaling.py@575593339819b35c9c593a6cd497a11ac3cc3ecc
"""What one class saves and loads, and what comes from elsewhere."""

import pickle

import joblib


class Scaling:
    def __init__(self, scaler):
        self.scaler = scaler

    def save(self, path):
        joblib.dump(self.scaler, path)

    @classmethod
    def load(cls, path):
        return cls(joblib.load(path))


def received(body):
    return pickle.loads(body)  # expect: MLA401
