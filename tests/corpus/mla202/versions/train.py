# a form of: a client that asks the registry where the newest version of a model is, or brings it to the disk
import mlflow
import pandas as pd
from mlflow.tracking import MlflowClient
from sklearn.linear_model import Ridge
from sklearn.preprocessing import StandardScaler

rows = pd.read_csv("rides.csv")
features = StandardScaler().fit_transform(rows[["distance", "hour", "zone"]])
with mlflow.start_run() as run:
    model = Ridge().fit(features, rows["minutes"])
    mlflow.sklearn.log_model(model, "ride_model")
    client = MlflowClient()
    client.create_model_version(name="rides", source=f"{run.info.artifact_uri}/ride_model", run_id=run.info.run_id)
