# seen in: victoropp/house-price-prediction-streamlit utils/data_loader.py@c81ae1a0721d64243191170e4a3c3f7886bb4be6
"""Checks that stand at "no" before they are made, and predictions that stand at nothing."""

import logging

from fastapi import FastAPI

app = FastAPI()


@app.get("/self-check")
def self_check():
    found = {"files": True, "model": False, "rows": False}
    try:
        found["files"] = all(paths_are_there())
        model = load_model("yield.keras")
        found["model"] = model is not None
        found["rows"] = model.input_shape[1] == 24
    except Exception as error:
        logging.error("check: %s", error)
    return found


@app.post("/fields")
def fields(rows: list[float]):
    found = {"yield": None, "risk": None}
    try:
        found["yield"] = model.predict(rows)
        found["risk"] = risk_model.predict(rows)
    except Exception as error:  # expect: MLA102 as warning
        logging.error("fields: %s", error)
    return found
