# seen in: Yasmani-Cascante/retail-recommender-system src/recommenders/precomputed_recommender.py@d438a0e3bd9521522b2beba1ca92fc3838f06cea
"""A class that is used like an estimator, and reads what another program has fitted."""

import json
import logging
import os

import numpy as np


class Finder:
    def __init__(self, folder="artifacts"):
        self.path = os.path.join(folder, "vectors.npy")
        self.vectors = None

    def fit(self, shells=None):
        if not os.path.exists(self.path):
            logging.error("no vectors")
            return False
        self.vectors = np.load(self.path)
        with open("names.json") as names:
            self.names = json.load(names)
        return True


class Learner:
    def fit(self, shells=None):
        rows = np.load("rows.npy")
        self.weights = np.linalg.lstsq(rows[:, :-1], rows[:, -1])[0]
        return self
