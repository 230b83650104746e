import mlflow
import pandas as pd
from fastapi import FastAPI
from mlflow.tracking import MlflowClient

app = FastAPI()
client = MlflowClient()
model = mlflow.pyfunc.load_model(client.get_model_version_by_alias("rides", "champion").source)


@app.post("/by_alias")
def ask(distance: float, hour: int, zone: int):
    row = pd.DataFrame([{"distance": distance, "hour": hour, "zone": zone}])
    return float(model.predict(row)[0])  # expect: MLA202
