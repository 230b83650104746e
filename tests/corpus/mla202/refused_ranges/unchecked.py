import joblib
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("grades.joblib")


@app.post("/grade")
def grade(hours: float, share: float) -> float:
    return float(model.predict(pd.DataFrame([{"hours": hours, "share": share}]))[0])  # expect: MLA202
