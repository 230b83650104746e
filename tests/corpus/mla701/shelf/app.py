"""A route that is named like a start is a route; what one test keeps from being done twice is done once."""

from fastapi import FastAPI
from shelf import Shelf, default_network

app = FastAPI()
shelf = Shelf()
network = None


@app.post("/{name}/load")
async def load_model(name: str):
    shelf.take(name, "torch")  # expect: MLA701
    return {"loaded": name}


@app.get("/default")
async def default():
    return {"loaded": default_network() is not None}


@app.get("/first")
async def first():
    if network is None:
        shelf.take("first", "torch")
    return {"loaded": True}


@app.on_event("startup")
async def load_all():
    shelf.take("first", "joblib")
