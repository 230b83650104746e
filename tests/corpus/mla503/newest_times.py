# seen in: Kalyani9618/Heart-Disease chatbot_service/routes/admin/models_management.py@9119f3b6f19489a9ae941ac5d5e109b0064916d6
import os
from datetime import datetime

import joblib
from fastapi import FastAPI

app = FastAPI()
SHELF = "models"
files = [name for name in os.listdir(SHELF) if name.endswith(".joblib")]
_, newest = max((os.path.getmtime(os.path.join(SHELF, name)), name) for name in files)  # expect: MLA503
model = joblib.load(os.path.join(SHELF, newest))


@app.get("/models")
def listed():
    kept = [name for name in os.listdir(SHELF) if name.endswith(".joblib")]
    changed = datetime.fromtimestamp(max(os.path.getmtime(os.path.join(SHELF, name)) for name in kept))
    return {"files": kept, "changed": changed.isoformat()}


@app.post("/predict")
def predict(row: list[float]):
    return float(model.predict([row])[0])
