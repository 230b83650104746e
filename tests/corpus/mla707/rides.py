# seen in: lm-sys/FastChat fastchat/serve/vllm_worker.py@0e6d3e4beaab66f4d3f93db72541a4abab8af28d
from typing import Any, Dict, Union

from fastapi import Depends, FastAPI, Request
from pydantic import BaseModel

app = FastAPI()


class Ride(BaseModel):
    distance: float


@app.post("/typed")
def typed(ride: Ride):
    return {"duration": float(model.predict([[ride.distance]])[0])}


@app.post("/loose")
def loose(ride: Dict[str, Any]):  # expect: MLA707
    return {"duration": float(model.predict([[ride["distance"]]])[0])}


@app.post("/raw")
async def raw(request: Request):
    ride = await request.json()
    return {"duration": float(model.predict([[ride["distance"]]])[0])}  # expect: MLA707


@app.post("/settings")
def with_settings(ride: Ride, settings: dict = Depends(read_settings)):
    return {"duration": float(model.predict([[ride.distance]])[0])}


@app.post("/either")
def either(rides: Union[dict, list[dict]]):  # expect: MLA707
    rows = [rides] if isinstance(rides, dict) else rides
    return {"durations": model.predict([[each["distance"]] for each in rows]).tolist()}


@app.post("/one-or-more")
def one_or_more(rides: Ride | list[Ride]):
    rows = [rides] if isinstance(rides, Ride) else rides
    return {"durations": model.predict([[each.distance] for each in rows]).tolist()}
