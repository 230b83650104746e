# a form of: services that log all that a request brings, by whatever name they keep it; PacktPublishing/Machine-Learning-Model-Serving-Patterns-and-Best-Practices Chapter 7/flaskApi.py
import json
import logging

import chainlit as cl
import mlflow
import numpy as np
import pandas as pd
from fastapi import FastAPI
from flask import Flask, request
from pydantic import BaseModel

logger = logging.getLogger(__name__)
app = FastAPI()
site = Flask(__name__)


class House(BaseModel):
    area: float
    rooms: int
    age: int
    distance: float


class Probe(BaseModel):
    volts: float


class Visit(BaseModel):
    pulse: int
    remarks: str


@app.post("/house")
def house(house: House, probe: Probe):
    logger.info(f"asked for {house.model_dump()}")  # expect: MLA802
    logger.info("probe %s", probe)
    logger.info("a house of %d rooms", house.rooms)
    return {"ok": True}


@app.post("/visit")
def visit(visit: Visit):
    table = pd.DataFrame([visit.dict()])
    logger.info("scoring\n%s", table.to_string())  # expect: MLA802
    logger.info("scoring %d rows", len(table))
    with mlflow.start_run():
        mlflow.log_dict(visit.dict(), "visit.json")  # expect: MLA802
        mlflow.log_param("rows", len(table))
    return {"ok": True}


@site.route("/predict", methods=["POST"])
def predict():
    values = [float(value) for value in request.form.values()]
    site.logger.info("values %s", values)  # expect: MLA802
    row = np.array(values).reshape(1, -1)
    print("row is", row)  # expect: MLA802
    return {"count": len(values)}


def lambda_handler(event, context):
    body = json.loads(event["body"])
    print(body)  # expect: MLA802
    print(event["requestContext"])
    return {"statusCode": 200}


@cl.on_message
async def main(message: cl.Message):
    print(f"got: {message.content.strip()}")  # expect: MLA802
    print(f"got {len(message.content)} characters")


def view(request):
    payload_of_view = json.loads(request.body)
    logger.info("view: %s", payload_of_view)  # expect: MLA802
    return payload_of_view["id"]


@app.get("/view")
def shown():
    return view(None)
