# seen in: AbhijithPai/fastapi-ml-project Day 5/inference/runner.py@f34c5321e9ce46f5814c3a859428554737959df6
import logging

from fastapi import FastAPI

app = FastAPI()
logger = logging.getLogger(__name__)


@app.on_event("startup")
def startup():
    logger.info("starting")


@app.post("/predict")
def predict(row: list[float]):
    logger.info("predicting")  # expect: MLA804 as info
    score = float(model.predict([row])[0])
    logger.info("predicted")
    return score
