# seen in: SL14-SL/mlops-sales-forecasting src/monitoring/prediction_logger.py@4e9bc4fb1988b8e8550d841ba5a97ee486fec830
import json

import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/predict")
def predict(value: float, request_id: str):
    score = float(model.predict([[value]])[0])
    print(json.dumps({"request_id": request_id, "model_version": model.version, "score": score}), flush=True)
    return {"score": score}


@app.post("/explain")
def explain(value: float):
    score = float(model.predict([[value]])[0])
    print("explained", json.dumps({"score": score}, indent=2))  # expect: MLA801
    return {"score": score, "value": value}
