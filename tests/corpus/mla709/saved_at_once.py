# seen in: Raas21/delay-prediction-api ml-service/main.py@4c75a18d33b6c4325c73ba5ffed115b293f3ba62
"""A model that an async route saves with nothing awaited: no other request runs in between."""

import joblib
from fastapi import FastAPI

from delays import fit, rows

app = FastAPI()


@app.get("/train")
async def train():
    model = fit(rows())
    joblib.dump(model, "/models/delay.joblib")
    return {"trained": True}


@app.get("/train/later")
async def train_later():
    model = fit(await rows())
    joblib.dump(model, "/models/delay.joblib")  # expect: MLA709
    return {"trained": True}


@app.get("/train/threads")
def train_in_threads():
    model = fit(rows())
    joblib.dump(model, "/models/delay.joblib")  # expect: MLA709
    return {"trained": True}


@app.get("/table")
async def table():
    rows().to_csv("/tables/out.csv")  # expect: MLA709
    return {"file": "written"}
