# seen in: benkeddad/mlops-demand-forecast app/main.py@f6897bf7f3c9ce8b78d0b9a3d1f4340acfbed2a3 (the sound form)
import io

import joblib
import pandas as pd
from fastapi import FastAPI, UploadFile

app = FastAPI()
model = joblib.load("model.joblib")
columns = joblib.load("columns.joblib")


@app.post("/forecast")
def forecast(file: UploadFile):
    rows = pd.read_csv(io.BytesIO(file.file.read()))
    rows = rows[["store", "kind", "holiday"]]
    rows["holiday"] = rows["holiday"].map({"none": 0, "public": 1, "easter": 2})
    rows = pd.get_dummies(rows, columns=["kind"]).reindex(columns=columns, fill_value=0)
    return model.predict(rows).tolist()
