# seen in: PacktPublishing/Machine-Learning-Engineering-with-Python-Second-Edition Chapter05/microservices/mlewp2-web-service/app/resources/forecast.py
"""A forecaster whose model is still to come."""

import numpy as np


class Forecaster:
    def __init__(self):
        self.model = None
        self.steps = None

    def forecast(self, steps=10):
        if self.model is None:
            return np.random.random(steps).tolist()  # expect: MLA109
        return self.model.predict(steps)

    def predict_some(self, steps=10):
        if self.steps is None:
            return np.random.random(steps).tolist()
        return self.steps
