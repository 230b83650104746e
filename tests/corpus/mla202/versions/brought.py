import mlflow
import pandas as pd
from fastapi import FastAPI
from mlflow.tracking import MlflowClient

app = FastAPI()
client = MlflowClient()
folder = mlflow.artifacts.download_artifacts(artifact_uri="models:/rides/3")
model = mlflow.pyfunc.load_model(folder)


@app.post("/brought")
def ask(distance: float, hour: int, zone: int):
    row = pd.DataFrame([{"distance": distance, "hour": hour, "zone": zone}])
    return float(model.predict(row)[0])  # expect: MLA202
