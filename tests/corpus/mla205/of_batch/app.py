import joblib
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/predict")
def predict(rows: list[dict]):
    return model.predict(pd.DataFrame(rows)).tolist()
