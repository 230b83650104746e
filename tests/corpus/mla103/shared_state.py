# a form of: models in a dict of the module, one of which handlers refuse to go on without
import logging

import joblib
from fastapi import FastAPI, HTTPException

logger = logging.getLogger(__name__)
app = FastAPI()
parts = {"ranker": None, "speller": None, "themes": None}


@app.on_event("startup")
def startup():
    try:
        parts["ranker"] = joblib.load("ranker.joblib")
    except Exception as error:
        logger.error("ranker: %s", error)
    try:
        parts["speller"] = joblib.load("speller.joblib")
    except Exception as error:  # expect: MLA103
        logger.error("speller: %s", error)
    try:
        parts["themes"] = joblib.load("themes.joblib")
    except Exception as error:
        logger.error("themes: %s", error)


@app.post("/rank")
def rank(texts: list[str]):
    if parts["ranker"] is None:
        raise HTTPException(503, "there is no ranker")
    speller = parts["speller"]
    if speller is not None:
        texts = speller.transform(texts)
    return parts["ranker"].predict(texts).tolist()


@app.post("/themes")
def themes(texts: list[str]):
    finder = parts["themes"]
    if finder is None:
        raise HTTPException(503, "there is nothing to find themes with")
    return finder.predict(texts).tolist()
