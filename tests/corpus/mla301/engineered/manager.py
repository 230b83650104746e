# seen in: FTS-max/myanmar-house-price-predictor OneDrive/myanmar-house-price-predictor/backend/app/services/ml_service.py@92f3811bcf72848e25f4632d60ef3e5307f76c3f
"""The object that prepares rows is made at the start, or loaded with the models."""

import joblib
import numpy as np
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


class Engineer:
    def __init__(self):
        self.scaler = StandardScaler()

    def fit_transform(self, rows):
        return self.scaler.fit_transform(rows)  # expect: MLA301

    def transform(self, rows):
        return self.scaler.transform(rows)


class Manager:
    def __init__(self):
        self.engineer = Engineer()
        self.model = Ridge()

    def load(self, folder):
        self.engineer = joblib.load(f"{folder}/engineer.joblib")

    async def train(self, data):
        rows, prices = [item[0] for item in data], np.array([item[1] for item in data])
        x = self.engineer.fit_transform(rows)
        x_train, x_test, y_train, y_test = train_test_split(x, prices, random_state=0)
        return self.model.fit(x_train, y_train).score(x_test, y_test)

    async def ask(self, row):
        return self.model.predict(self.engineer.transform([row]))
