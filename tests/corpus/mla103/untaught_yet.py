# a form of: a model that is new where there is none yet, in a file that fits it
from pathlib import Path

import joblib
from fastapi import FastAPI
from sklearn.linear_model import SGDRegressor

app = FastAPI()
PATH = Path("online.pkl")


def load():
    if PATH.exists():
        return joblib.load(PATH)
    return SGDRegressor()


model = load()


@app.post("/learn")
def learn(row: list[float], seen: float):
    model.partial_fit([row], [seen])
    joblib.dump(model, PATH)
    return {"learned": True}


@app.post("/predict")
def predict(row: list[float]):
    return {"demand": model.predict([row])[0]}
