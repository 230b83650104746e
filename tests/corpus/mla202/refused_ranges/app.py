import joblib
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("grades.joblib")


def validate_inputs(hours: float, share: float) -> None:
    for value, most in ((hours, 24), (share, 100)):
        if not 0 <= value <= most:
            raise ValueError(f"{value} is none of 0 to {most}")


@app.post("/grade")
def grade(hours: float, share: float) -> float:
    validate_inputs(hours, share)
    return float(model.predict(pd.DataFrame([{"hours": hours, "share": share}]))[0])
