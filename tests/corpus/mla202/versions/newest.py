import mlflow
import pandas as pd
from fastapi import FastAPI
from mlflow.tracking import MlflowClient

app = FastAPI()
client = MlflowClient()
newest = client.get_latest_versions("rides", stages=["Production"])[0]
model = mlflow.pyfunc.load_model(newest.source)


@app.post("/newest")
def ask(distance: float, hour: int, zone: int):
    row = pd.DataFrame([{"distance": distance, "hour": hour, "zone": zone}])
    return float(model.predict(row)[0])  # expect: MLA202
