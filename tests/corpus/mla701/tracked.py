"""Runs that a service writes to a tracking server: each call is a request of its own."""

import asyncio

import mlflow
from fastapi import FastAPI

app = FastAPI()


@app.post("/answers")
async def keep(row: dict):
    mlflow.set_experiment("answers of the service")  # expect: MLA701 as error
    mlflow.log_metric("latency", row["latency"])
    mlflow.set_tag("model", row["model"])
    return {"kept": True}


@app.post("/trials")
async def trial(row: dict):
    with mlflow.start_run(run_name=row["name"]):  # expect: MLA701 as error
        mlflow.log_params(row["settings"])
    return {"kept": True}


@app.post("/later")
async def later(row: dict):
    await asyncio.to_thread(mlflow.log_metric, "latency", row["latency"])
    return {"kept": True}


@app.post("/beside")
def beside(row: dict):
    mlflow.log_metric("latency", row["latency"])
    return {"kept": True}


@app.get("/place")
async def place():
    return {"server": mlflow.get_tracking_uri()}
