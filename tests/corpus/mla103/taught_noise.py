# seen in: Azziz14/Disease-Prediction-and-Validation prediction/prediction/backend/models/image_classifier.py
"""A classifier whose file may be missing."""

import os

import joblib
import numpy as np
from fastapi import FastAPI
from sklearn.ensemble import RandomForestClassifier

app = FastAPI()


class Classifier:
    def __init__(self, path):
        self.path = path
        if os.path.exists(path):
            self.model = joblib.load(path)
        else:
            self._make()  # expect: MLA103

    def _make(self):
        rows = np.random.randn(500, 12)
        labels = np.random.randint(0, 3, 500)
        self.model = RandomForestClassifier()
        self.model.fit(rows, labels)
        joblib.dump(self.model, self.path)


class Learner:
    def __init__(self, path, rows, labels):
        if os.path.exists(path):
            self.model = joblib.load(path)
        else:
            self.learn(rows, labels)

    def learn(self, rows, labels):
        order = np.random.permutation(len(rows))
        self.model = RandomForestClassifier()
        self.model.fit(rows[order], labels[order])


classifier = Classifier("model.joblib")


@app.post("/predict")
def predict(row: list[float]):
    return {"label": int(classifier.model.predict([row])[0])}
