# seen in: Adeemy/end-to-end-ml src/inference/api_server.py
"""A check of the names of fields is no check of what is in them; a message about a schema checks nothing."""

import pandas as pd
from fastapi import Body, FastAPI, HTTPException

app = FastAPI()
EXPECTED = {"age", "bmi"}


def _validate_names(rows: list[dict]) -> None:
    if not rows:
        raise HTTPException(status_code=422, detail="no rows")
    for row in rows:
        if not isinstance(row, dict):
            raise HTTPException(status_code=422, detail="not an object")
        if EXPECTED - set(row):
            raise HTTPException(status_code=422, detail={"missing": sorted(EXPECTED - set(row))})


def _validate_values(rows: list[dict]) -> None:
    for row in rows:
        if not 0 <= float(row["age"]) <= 120 or not 10 <= float(row["bmi"]) <= 80:
            raise HTTPException(status_code=422, detail="out of range")


@app.post("/predict")
def predict(data: dict | list[dict] = Body(...)):  # expect: MLA707
    """Answers rows that match the model's schema."""
    rows = [data] if isinstance(data, dict) else data
    _validate_names(rows)
    return model.predict(pd.DataFrame(rows[:100])).tolist()


@app.post("/predict/checked")
def predict_checked(data: dict | list[dict] = Body(...)):
    rows = [data] if isinstance(data, dict) else data
    _validate_names(rows)
    _validate_values(rows)
    return model.predict(pd.DataFrame(rows[:100])).tolist()


@app.post("/predict/described")
def predict_described(data: dict):  # expect: MLA707
    """Takes the validated features of one patient."""
    try:
        return {"risk": float(model.predict(pd.DataFrame([data]))[0])}
    except Exception as error:
        raise HTTPException(500, "Invalid input") from error


@app.post("/predict/refused")
def predict_refused(data: dict):
    if any(value is None or value < 0 for value in data.values()):
        raise HTTPException(422, "invalid value")
    return {"risk": float(model.predict(pd.DataFrame([data]))[0])}
