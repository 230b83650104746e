# seen in: RiyadMehdi7/churnvision_web_1_0 backend/app/api/v1/playground.py@616197bffee3ffee8014117ac756c898ae2aa8e4
import logging

from fastapi import FastAPI, HTTPException
from service import churn_prediction_service, traffic_service

log = logging.getLogger(__name__)
app = FastAPI()


@app.post("/what-if")
async def what_if(row: dict, current: float):
    try:
        result = await churn_prediction_service.simulate_counterfactual(row)
        new = result.probability
        change = new - current
    except Exception:  # expect: MLA102
        new = current
        change = 0.0
    if new >= 0.7:
        level = "high"
    elif new >= 0.4:
        level = "medium"
    else:
        level = "low"
    return {"new": new, "level": level, "change": change}


@app.post("/strict")
async def strict(row: dict, current: float):
    try:
        result = await churn_prediction_service.simulate_counterfactual(row)
    except Exception as error:
        raise HTTPException(502, "no simulation") from error
    return {"change": result.probability - current}


@app.post("/load")
async def load(clients: int):
    try:
        waited = await traffic_service.simulate_load(clients)
    except Exception:  # ok: nothing that a model was asked for
        waited = 0.0
    return {"waited": waited}
