# what an object does while it is made: one loads a model for each request, one only keeps what it is given
import joblib
from fastapi import FastAPI

app = FastAPI()


class Loaded:
    def __init__(self, version: str):
        self.model = joblib.load(f"models/{version}.joblib")


class Settings:
    def __init__(self, version: str):
        self.version = version


class Special(Loaded):
    pass


@app.get("/shape/{version}")
async def shape(version: str):
    loaded = Loaded(version)  # expect: MLA701 as error
    return loaded.model.shape


@app.get("/special/{version}")
async def special(version: str):
    return Special(version).model.shape  # expect: MLA701


@app.get("/settings/{version}")
async def settings(version: str):
    return Settings(version).version
