import mlflow
import pandas as pd
from fastapi import FastAPI
from mlflow.tracking import MlflowClient

app = FastAPI()
client = MlflowClient()
versions = client.search_model_versions("name='rides'")
newest = max(versions, key=lambda version: int(version.version))
model = mlflow.pyfunc.load_model(newest.source)


@app.post("/searched")
def ask(distance: float, hour: int, zone: int):
    row = pd.DataFrame([{"distance": distance, "hour": hour, "zone": zone}])
    return float(model.predict(row)[0])  # expect: MLA202
