import joblib
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("risk.joblib")


@app.post("/risk")
def risk(patients: list[dict]):
    df = pd.DataFrame(patients)
    df["bmi"] = df["bmi"].fillna(0)  # expect: MLA203
    df["visits"] = df["visits"].fillna(0)
    return model.predict_proba(df[["bmi", "visits"]])[:, 1].tolist()
