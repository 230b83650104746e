import joblib
from fastapi import FastAPI

from hub import registry

app = FastAPI()
folder = registry.get_model("tides", version=1).download()
tides = joblib.load(folder + "/tides.pkl")
waves = joblib.load("waves.pkl")


@app.post("/predict")
def predict(row: list[float]):
    return [tides.predict([row])[0], waves.predict([row])[0]]
