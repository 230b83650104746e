import os

from fastapi import FastAPI

from configs.app_config import config
from ferry.rows import rows
from ferry.trips import trips

app = FastAPI()
TITLE = os.getenv("FERRY_TITLE", "ferry")


@app.get("/trips")
def answer():
    return trips(rows()), config.title
