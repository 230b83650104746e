"""The model, which another program trains."""

import joblib
import sklearn.neighbors as neighbors


class TideModel:
    def __init__(self):
        self.model: neighbors.KNeighborsRegressor = joblib.load("tides.joblib")

    def height(self, row):
        return float(self.model.predict([row])[0])
