# seen in: Azziz14/Disease-Prediction-and-Validation prediction/prediction/backend/services/prediction_service.py
"""Models by kind, and what answers for a kind that there is none of."""

from fastapi import FastAPI

from .loaders import load_all

app = FastAPI()
models = load_all()
colours = {"red": 1, "blue": 2}


@app.post("/predict/{kind}")
def predict(kind: str, row: list[float]):
    model = models.get(kind, models["heart"])  # expect: MLA109 as info
    return {"score": float(model.predict([row])[0])}


@app.post("/general/{kind}")
def general(kind: str, row: list[float]):
    model = models.get(kind, models["default"])
    shade = colours.get(kind, colours["red"])
    return {"score": float(model.predict([row])[0]), "shade": shade}


@app.get("/advice/{disease}")
def advice(disease: str):
    return MEDICATIONS.get(disease, MEDICATIONS["asthma"])  # expect: MLA109 as info


MEDICATIONS = {"asthma": ["a"], "gout": ["b"]}
