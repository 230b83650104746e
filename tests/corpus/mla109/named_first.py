# a form of: what a handler answers is given a name first, in the statement before the return
import logging

import joblib
import requests
from fastapi import FastAPI, HTTPException
from fastapi.responses import JSONResponse

app = FastAPI()
logger = logging.getLogger(__name__)
model = joblib.load("delay.joblib")


def delay_score(row):
    try:
        minutes = float(model.predict([row])[0])
        return minutes
    except Exception as error:  # expect: MLA109
        logger.error("no delay: %s", error)
        fallback = 0.0
        return fallback


def orders_of(customer, cursor):
    try:
        rows = cursor.execute("select * from orders where customer = ?", (customer,)).fetchall()
        return rows
    except Exception:  # expect: MLA109
        rows: list = []
        return rows


def weather(city):
    response = requests.get("https://weather.example/now", params={"city": city}, timeout=5)
    if response.status_code != 200:
        typical = {"temperature": 21.0, "humidity": 55}
        return typical  # expect: MLA109
    now = response.json()
    return now


@app.post("/delay")
def delay(row: list[float]):
    if model is None:
        answer = {"predicted_delay": 4.5}
        return answer  # expect: MLA109
    answer = {"predicted_delay": float(model.predict([row])[0])}
    return answer


# near-misses


@app.post("/delay/told")
def delay_told(row: list[float]):
    try:
        found = {"delay": float(model.predict([row])[0])}
        return found
    except Exception as error:
        logger.exception("no delay")
        refused = JSONResponse({"error": str(error)}, status_code=503)
        return refused


def delay_named(row):
    try:
        found = {"delay": float(model.predict([row])[0]), "source": "model"}
        return found
    except Exception:
        logger.exception("no delay")
        stands = {"delay": 4.5, "fallback": "mean of last year"}
        return stands


def orders_or_error(customer, cursor):
    try:
        rows = cursor.execute("select * from orders where customer = ?", (customer,)).fetchall()
        return rows
    except Exception as error:
        problem = HTTPException(503, "the orders cannot be read")
        raise problem from error
