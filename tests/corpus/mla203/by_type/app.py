import pandas as pd
import xgboost as xgb
from fastapi import FastAPI

app = FastAPI()
model = xgb.XGBClassifier()
model.load_model("models/leaving.json")


@app.post("/predict")
def predict(rows: list[dict]):
    X = pd.DataFrame(rows)
    if X["plan"].dtype == "object":
        X["plan"] = X["plan"].map({"yearly": 0, "monthly": 1, "unknown": 2})  # expect: MLA203
    return model.predict_proba(X)[:, 1].tolist()
