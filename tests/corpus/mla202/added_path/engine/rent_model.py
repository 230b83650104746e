# a form of: a class of a folder that a service adds to those that it looks in, and a path that is found or not
import joblib
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.preprocessing import StandardScaler


class RentModel:
    def __init__(self):
        self.model = None

    def train(self):
        rows = pd.read_csv("rents.csv")
        scaler = StandardScaler()
        features = scaler.fit_transform(rows[["area", "floor", "age"]])
        joblib.dump(Ridge().fit(features, rows["rent"]), "models/rent_ridge.pkl")
        joblib.dump(scaler, "models/rent_scaler.pkl")

    def load(self, path):
        self.model = joblib.load(path / "rent_ridge.pkl")

    def ask(self, rows):
        return self.model.predict(rows)
