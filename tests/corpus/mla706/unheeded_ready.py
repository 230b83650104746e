# a form of: a readiness route that says whether the model is loaded, and is ready whatever it says
import joblib
from fastapi import FastAPI

app = FastAPI()
model = None


@app.on_event("startup")
def load():
    global model
    try:
        model = joblib.load("model.joblib")
    except OSError:
        model = None


@app.get("/ready")
def ready():
    return {"status": "ready", "model_loaded": model is not None}  # expect: MLA706 as warning


@app.post("/predict")
def predict(row: list[float]):
    return float(model.predict([row])[0])
