# a form of: what a scoring script is handed, and what is made of a model that another module declares
import json
import logging

import azure.functions as func
import pandas as pd
from fastapi import FastAPI
from schemas import HouseInput

app = FastAPI()
log = logging.getLogger("x")


def init():
    global model
    model = load()


def run(raw_data):
    log.info("got %s", raw_data)  # expect: MLA802
    rows = json.loads(raw_data)["data"]
    log.info("%d rows", len(rows))
    return model.predict(rows)


@app.post("/price")
def price(house: HouseInput):
    table = pd.DataFrame({"a": [house.a], "b": [house.b], "c": [house.c], "d": [house.d]})
    print(table)  # expect: MLA802
    print(table.shape, house.a)
    query = f"SELECT street FROM houses WHERE id = {int(house.a)}"
    log.info("query %s", query[:100])
    return model.predict(table)


def main(req: func.HttpRequest) -> func.HttpResponse:
    body = req.get_json()
    logging.info("body %s", body)  # expect: MLA802
    return func.HttpResponse("done")
