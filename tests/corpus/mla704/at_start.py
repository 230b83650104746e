# seen in: dhruvmkolhe/customer-prediction-api backend/server.py@10aac416a01495943d44f01505edc86392399f42
"""A table that is read once as the service starts, and one that each request reads."""

import sqlite3
from contextlib import asynccontextmanager

import joblib
import pandas as pd
from fastapi import FastAPI

model = joblib.load("model.joblib")
held = None


@asynccontextmanager
async def lifespan(app: FastAPI):
    global held
    with sqlite3.connect("shop.db") as connection:
        held = pd.read_sql("SELECT * FROM transactions", connection)
    yield


app = FastAPI(lifespan=lifespan)


@app.get("/predictions")
def predictions():
    with sqlite3.connect("shop.db") as connection:
        rows = pd.read_sql("SELECT * FROM transactions", connection)  # expect: MLA704 as info
    return model.predict(rows).tolist()
