import mlflow
import pandas as pd
from fastapi import FastAPI
from mlflow.tracking import MlflowClient

app = FastAPI()
client = MlflowClient()
model = mlflow.pyfunc.load_model(client.get_latest_versions("rides")[0].source)
scaler = mlflow.sklearn.load_model("models:/rides_scaler@champion")


@app.post("/ready")
def ask(distance: float, hour: int, zone: int):
    row = pd.DataFrame([{"distance": distance, "hour": hour, "zone": zone}])
    return float(model.predict(scaler.transform(row))[0])
