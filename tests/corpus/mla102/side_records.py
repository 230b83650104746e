# seen in: alanconqrepo/predictml-api documentation/Scripts/wine/train_wine_ExtraTrees.py
"""A training that notes down what it can: a number that is lost, a copy that is printed as lost, and a forecast."""

import sys

import joblib
import mlflow
from sklearn.ensemble import RandomForestRegressor

model = RandomForestRegressor(random_state=0).fit(rows, prices)
joblib.dump(model, "model.joblib")

with mlflow.start_run():
    for name, weight in weights.items():
        try:
            mlflow.log_metric(name, weight)
        except Exception:  # expect: MLA102 as info
            pass
    try:
        signature = mlflow.models.infer_signature(rows, model.predict(rows))
        mlflow.sklearn.log_model(model, artifact_path="model", signature=signature)
    except Exception as error:  # ok: nobody takes it for an answer
        print(f"the copy is left out: {error}", file=sys.stderr)

forecast = None
try:
    forecast = model.predict(tomorrow)
except Exception as error:  # expect: MLA102 as warning
    print(f"no forecast: {error}", file=sys.stderr)
joblib.dump({"forecast": forecast}, "forecast.joblib")
