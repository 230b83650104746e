# seen in: BandiAkarsh/Multimodal_LLM-Phishing-Detection 04_inference/service.py@42c5243bbdf5d10cb596c01fe496191a33127a82
"""Features that an unknown function makes of what is sent are not the request's to leave out."""

import joblib
from fastapi import FastAPI
from page_features import Extractor

app = FastAPI()
model = joblib.load("sites.joblib")
columns = joblib.load("columns.joblib")
extractor = Extractor()


@app.post("/site")
def site(address: str):
    found = extractor.extract(address)
    row = []
    for column in columns:
        row.append(found.get(column, 0))  # expect: MLA214 as info
    return {"bad": model.predict([row]).tolist()}


@app.post("/row")
def ready(found: dict):
    row = []
    for column in columns:
        row.append(found.get(column, 0))  # expect: MLA214 as warning
    return {"bad": model.predict([row]).tolist()}
