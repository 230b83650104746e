# a form of: a forecast that a process fits for itself while it runs, and a model that a job hands on
"""Scale the workers by what the queue will hold."""

import logging
import time

import joblib
from sklearn.ensemble import RandomForestRegressor

logger = logging.getLogger(__name__)


class QueueForecast:
    def __init__(self):
        self.model = None

    def refit_model(self, lengths, later):
        try:
            model = RandomForestRegressor(n_estimators=50)
            model.fit(lengths, later)
            self.model = model
        except Exception as error:  # expect: MLA102 as info
            logger.error("the forecast was not fitted: %s", error)

    def predict_length(self, lengths):
        if self.model is None:
            return None
        return float(self.model.predict([lengths])[0])


class Scaler:
    def __init__(self, queue):
        self.queue, self.forecast, self.running = queue, QueueForecast(), True

    def run(self):
        while self.running:
            self.forecast.refit_model(*self.queue.history())
            length = self.forecast.predict_length(self.queue.lengths())
            self.queue.scale(length if length is not None else self.queue.length())
            time.sleep(600)


class DemandModel:
    def __init__(self):
        self.model = None

    def fit_model(self, rows, wanted):
        try:
            self.model = RandomForestRegressor(n_estimators=50)
            self.model.fit(rows, wanted)
        except Exception as error:  # expect: MLA102 as warning
            logger.error("the model was not fitted: %s", error)

    def predict_demand(self, row):
        return None if self.model is None else float(self.model.predict([row])[0])


def release(rows, wanted):
    demand = DemandModel()
    demand.fit_model(rows, wanted)
    joblib.dump(demand, "demand.joblib")
