"""Two scalers, one each; a batch that is scaled once."""

import joblib
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("load.joblib")
inputs = joblib.load("input_scaler.joblib")
outputs = joblib.load("output_scaler.joblib")


@app.post("/load")
def load(rows: list[dict]):
    scaled = inputs.transform(pd.DataFrame(rows))
    return outputs.inverse_transform(model.predict(scaled)).tolist()
