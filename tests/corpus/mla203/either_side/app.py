import joblib
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/predict")
def predict(rows: list[dict]):
    table = pd.DataFrame(rows)
    table["gender"] = table["gender"].map({"female": 0, "male": 1, "unknown": 2}).fillna(2)  # ok: filled after the map
    return model.predict(table[["gender", "months"]]).tolist()
