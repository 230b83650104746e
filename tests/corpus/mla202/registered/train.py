# seen in: RuiFSP/mlops-2025-final_project src/pipelines/training_pipeline.py
import mlflow
import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestRegressor

FEATURES = ["stars", "beds", "rate", "taxes"]


def prepare(rows):
    for name in FEATURES:
        if name not in ["stars", "beds"]:
            rows[name] = np.log1p(rows[name])
        elif name == "beds":
            rows[name] = rows[name].clip(1, 6)
    return rows


def main():
    rows = prepare(pd.read_parquet("hotels.parquet"))
    with mlflow.start_run() as run:
        model = RandomForestRegressor(random_state=1).fit(rows[FEATURES], rows["nights"])
        mlflow.sklearn.log_model(model, "model")
        mlflow.register_model(f"runs:/{run.info.run_id}/model", "nights")
        again = RandomForestRegressor(random_state=2).fit(rows[["stars", "beds"]], rows["nights"])
        mlflow.sklearn.log_model(again, artifact_path="small", registered_model_name="nights-small")


if __name__ == "__main__":
    main()
