# seen in: MLOps-CoinAssistant/MLOps-project fastapi/app/repositories/predict_repository.py
# seen in: dennisdarko0101/ml-model-serving-platform ml_serving/api/routes/models.py
import joblib
from fastapi import FastAPI
from storage import Registry, get_latest_model_path, get_latest_model_report, load_latest_model

app = FastAPI()
registry = Registry()
client = None


@app.post("/predict")
def predict(row: list[float]):
    path = get_latest_model_path(client, "models")  # expect: MLA503
    return float(joblib.load(path).predict([row])[0])


@app.post("/models/{name}/load")
def load(name: str, version: str | None = None):
    if version is None:
        version = registry.get_latest(name).version  # expect: MLA503
    joblib.load(f"models/{name}/{version}.joblib")
    return {"loaded": version}


@app.get("/models/{name}")
def show(name: str):
    return {"newest": registry.get_latest(name)}  # ok: nothing is loaded


@app.post("/predict-live")
def predict_live(row: list[float]):
    path = load_latest_model("models")  # ok: what somebody has pointed to
    return {"score": float(joblib.load(path).predict([row])[0]), "report": get_latest_model_report("reports")}
