# seen in: Yunpei24/fraud-detection-ml api/src/models/ml_models/ensemble.py@575593339819b35c9c593a6cd497a11ac3cc3ecc
"""A model that is not there, and one that pretends to be it."""

import os
import pickle

from fastapi import FastAPI

app = FastAPI()


class Scores:
    def __init__(self, path):
        if os.path.exists(path):
            try:
                with open(path, "rb") as file:
                    self.model = pickle.load(file)
            except Exception as error:  # expect: MLA103
                logger.warning("using mock: %s", error)
                self.model = self._create_mock_model("scores")
        else:
            self.model = self._create_mock_model("scores")  # expect: MLA103

    def predict(self, rows):
        return self.model.predict(rows)


class Tried:
    def __init__(self, path):
        if os.path.exists(path):
            with open(path, "rb") as file:
                self.model = pickle.load(file)
        else:
            self.model = SmallerModel.pretrained()  # another model, not a pretended one


scores = Scores("scores.pkl")


@app.post("/predict")
def predict(rows: list[float]):
    return scores.predict(rows)
