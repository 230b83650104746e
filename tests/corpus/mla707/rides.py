# seen in: lm-sys/FastChat fastchat/serve/vllm_worker.py@0e6d3e4beaab66f4d3f93db72541a4abab8af28d
from typing import Any, Dict

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
    ride = await request.json()  # expect: MLA707
    return {"duration": float(model.predict([[ride["distance"]]])[0])}


@app.post("/settings")
def with_settings(ride: Ride, settings: dict = Depends(read_settings)):
    return {"duration": float(model.predict([[ride.distance]])[0])}
