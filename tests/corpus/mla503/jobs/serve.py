# seen in: PacktPublishing/Machine-Learning-Engineering-with-Python-Second-Edition Chapter08/serve/src/registry/mlflow/handler.py
# seen in: arthurcornelius88/stripe_model_training model_training_api/src/train.py
"""A stage is what somebody has promoted to; what was registered or written last was promoted by nobody."""

import glob

import joblib
import mlflow
from fastapi import FastAPI

app = FastAPI()


@app.get("/predict")
def predict(store: str, day: int):
    newest = mlflow.pyfunc.load_model("models:/demand/latest")  # expect: MLA503 as warning
    promoted = mlflow.pyfunc.load_model(f"models:/demand-{store}/production")  # expect: MLA503 as info
    return [newest.predict([[day]]), promoted.predict([[day]])]


@app.get("/load")
def load():
    found = glob.glob("models/demand_*.joblib")
    found.sort(reverse=True)
    return joblib.load(found[0]).n_features_in_  # expect: MLA503 as warning


@app.post("/fine-tune")
def fine_tune(rows: list[list[float]], sold: list[float]):
    found = glob.glob("models/demand_*.joblib")
    found.sort(reverse=True)
    model = joblib.load(found[0])  # ok: it goes on from what it has saved last
    model.partial_fit(rows, sold)
    joblib.dump(model, "models/demand_next.joblib")
