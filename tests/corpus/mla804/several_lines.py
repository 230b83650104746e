# a form of: lines of one request in two functions
"""One line a request at its entry, and one more further on: which belongs to which?"""

import logging

import joblib
from fastapi import FastAPI

app = FastAPI()
logger = logging.getLogger(__name__)
model = joblib.load("model.joblib")


def above(score):
    if score > 1:
        logger.warning("too high")  # expect: MLA804 as info
    return min(score, 1)


@app.post("/recommend")
def predict(user: str, n: int):
    logger.info("%d items for %s", n, user)
    return {"items": above(model.predict([[n]])[0])}
