# seen in: massquantity/LibRecommender libserving/sanic_serving/tf_deploy.py@7463d9d084bfc6d4cf06dbfc834a255801304d2f
"""One line a request, which is found by who asked."""

import logging

import joblib
from fastapi import FastAPI

app = FastAPI()
logger = logging.getLogger(__name__)
model = joblib.load("model.joblib")


@app.post("/recommend")
def predict(user: str, n: int):
    logger.info("%d items for %s", n, user)  # expect: MLA804 as info
    return {"items": model.predict([[n]])[0]}
