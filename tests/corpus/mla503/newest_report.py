# seen in: Aries-Analytics/climate_prediction_TZ phase2/backend/app/services/model_service.py@cff2937991bf5e742aed8448321e5ccfc79eff0b, apassuello/technical-rag-system frontend/serve.py@81214fbbc53c5470d7933a81db06b032296f2bb7
import glob
import json
import os
from pathlib import Path

import joblib
from fastapi import FastAPI

app = FastAPI()
MODELS_DIR = Path("models")


@app.get("/metrics/newest")
def metrics():
    pattern = os.path.join("models", "training_results_*.json")
    with open(max(glob.glob(pattern), key=os.path.getmtime)) as f:
        return json.load(f)


@app.get("/metrics/report")
def report():
    files = sorted(MODELS_DIR.glob("complete_training_report_*.json"), reverse=True)
    return json.loads(files[0].read_text())


@app.post("/predict")
def predict(row: list[float]):
    pattern = os.path.join("models", "price_*.joblib")
    model = joblib.load(max(glob.glob(pattern), key=os.path.getmtime))  # expect: MLA503
    return float(model.predict([row])[0])


@app.post("/boost")
def boost(row: list[float]):
    import xgboost

    files = sorted(MODELS_DIR.glob("price_model_*.json"), reverse=True)  # expect: MLA503
    return float(xgboost.Booster(model_file=files[0]).predict(row)[0])
