import mlflow
import pandas as pd
from fastapi import FastAPI
from mlflow.tracking import MlflowClient

app = FastAPI()
client = MlflowClient()
model = mlflow.pyfunc.load_model(client.get_latest_versions("buses")[0].source)


@app.post("/another")
def ask(distance: float, hour: int, zone: int):
    row = pd.DataFrame([{"distance": distance, "hour": hour, "zone": zone}])
    return float(model.predict(row)[0])
