import subprocess

import joblib
from fastapi import FastAPI

app = FastAPI()


@app.post("/predict")
def predict(row: list[float]):
    subprocess.run(["sync"], check=True)
    model = joblib.load("model.joblib")
    return model.predict([row]).tolist()


@app.get("/health")
def health():  # expect: MLA706
    return {"status": "ok"}
