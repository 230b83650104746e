# seen in: serhii-stud/ml-ops lab3/src/app.py@19b77e3bc7a1f52829ef8c32eda3990702adcaa5
"""A model that is missing, which every route answers with status 200."""

import mlflow.sklearn
from fastapi import FastAPI

app = FastAPI()
model = None


@app.on_event("startup")
def load_model():
    global model
    try:
        model = mlflow.sklearn.load_model("models:/triage/3")
    except Exception as error:  # expect: MLA103
        print("no model:", error)


@app.post("/predict")
def predict(text: str):
    if not model:
        return {"error": "no model yet"}
    return {"category": model.predict([text])[0]}
