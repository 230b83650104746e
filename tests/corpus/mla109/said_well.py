# a form of: answers that call a failure a success
import traceback

import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/risk")
def risk(values: list[float]):
    try:
        return {"status": "success", "risk": float(model.predict([values])[0])}
    except Exception as error:  # expect: MLA109
        print(error)
        return {"status": "success", "risk": 0.5}


@app.post("/printed")
def printed(values: list[float]):
    try:
        return {"price": float(model.predict([values])[0])}
    except Exception:  # expect: MLA109
        text = traceback.format_exc()
        print(text)
        return {"price": 0.0}


@app.post("/coded")
def coded(values: list[float]):
    try:
        return {"status": 200, "risk": float(model.predict([values])[0])}
    except Exception as error:  # expect: MLA109
        print(error)
        return {"status": 200, "risk": 0.5, "message": ""}
