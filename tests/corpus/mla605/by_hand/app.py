# seen in: zahrashefa318/loan-prediction-api model/model_loader.py@a77a1f82af90a531e6ece5eabe0dbbcb6c2ff0c3
"""A model by hand is a few numbers: read on each request it costs little."""

import pickle

from fastapi import FastAPI

app = FastAPI()


def load_model():
    with open("model.pkl", "rb") as file:
        model = pickle.load(file)  # expect: MLA605 as warning
    return model


@app.post("/predict")
def predict(row: list[float]):
    model = load_model()
    return sum(w * x for w, x in zip(model["w"], row, strict=True)) + model["b"]
