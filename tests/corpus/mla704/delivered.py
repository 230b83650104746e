# seen in: ngnquanq/credit-risk-ml-system application/scoring/service.py
# A broker delivers the event, and bounds it.
import json

import joblib
from fastapi import FastAPI, Request

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/events")
async def events(request: Request):
    body = json.loads(await request.body())  # expect: MLA704 as info
    if "specversion" in body:
        body = body["data"]
    return {"score": float(model.predict([body["row"]])[0])}


@app.post("/rows")
async def rows(request: Request):
    body = json.loads(await request.body())  # expect: MLA704 as warning
    return {"score": float(model.predict([body["row"]])[0])}
