# seen in: janakjocee/End-to-End-ML-Pipeline inference-api/main.py@87fd27e86108c5119fb2c451f1f54c005e7cb635
import mlflow
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
model = mlflow.sklearn.load_model("models:/churn/12")
COLOURS = ["red", "green", "blue"]


@app.post("/predict")
def predict(row: dict):
    table = pd.DataFrame([row])
    for column in table.select_dtypes(include=["object"]).columns:
        table[column] = pd.Categorical(table[column]).codes  # expect: MLA205
    return {"churns": int(model.predict(table)[0])}


@app.post("/predict-known")
def predict_known(row: dict):
    table = pd.DataFrame([row])
    table["colour"] = pd.Categorical(table["colour"], categories=COLOURS).codes
    return {"churns": int(model.predict(table)[0])}
