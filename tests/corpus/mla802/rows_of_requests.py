# a form of: rows that are put together from a request, and cuts of tables that hold all of it
import logging

import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

logger = logging.getLogger(__name__)
app = FastAPI()


class Applicant(BaseModel):
    income: float
    age: int
    sepal: float
    petal: float


class Talk(BaseModel):
    text: str
    history: list[dict]


@app.post("/row")
def row(given: Applicant):
    features = [[given.income, given.age]]
    logger.info("features: %s", features)  # expect: MLA802
    return model.predict(features)


@app.post("/flower")
def flower(given: Applicant):
    features = [given.sepal, given.petal]
    logger.info("features: %s", features)
    return model.predict([features])


@app.post("/first")
def first(given: Applicant):
    table = pd.DataFrame([given.model_dump()])
    logger.info("asked for %s", table.iloc[0].to_dict())  # expect: MLA802
    return model.predict(table)


@app.post("/values")
def values(given: Applicant):
    table = pd.DataFrame([given.model_dump()])
    logger.info("asked for %s", table.values.tolist())  # expect: MLA802
    return model.predict(table)


@app.post("/shape")
def shape(given: Applicant):
    table = pd.DataFrame([given.model_dump()])
    logger.info("asked for %s of %s", table.shape, list(table.columns))
    return model.predict(table)


@app.post("/talk")
def talk(given: Talk):
    logger.info("so far: %s", given.history)  # expect: MLA802
    return model.predict(given.text)
