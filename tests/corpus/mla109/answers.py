# seen in: manasmishra16/mango-disease-prediction backend/main.py@30d9ccf03c185cd409e8cfa82f0befb55116ed14
import logging

from fastapi import FastAPI, HTTPException

app = FastAPI()
logger = logging.getLogger(__name__)


@app.post("/yield")
def predict_yield(row: list[float]):
    if model is None or scaler is None:
        return {"yield_t_ha": 18.5}  # expect: MLA109
    return {"yield_t_ha": float(model.predict(scaler.transform([row]))[0])}


@app.post("/named")
def predict_named(row: list[float]):
    if model is None:
        return {"yield_t_ha": 18.5, "source": "regional mean of last season"}
    return {"yield_t_ha": float(model.predict([row])[0])}


@app.post("/refused")
def predict_refused(row: list[float]):
    if model is None:
        raise HTTPException(503, "no model")
    return {"yield_t_ha": float(model.predict([row])[0])}


def severity(image):
    try:
        return measure(image)
    except Exception as error:  # expect: MLA109
        logger.warning("measured nothing: %s", error)
        found = {"severity_cat": "Medium", "severity_score": 1.8}
        return found


def probability(row):
    try:
        return float(model.predict_proba([row])[0, 1])
    except Exception:  # expect: MLA109
        return 0.5


def probability_or_reason(row):
    try:
        return {"score": float(model.predict_proba([row])[0, 1]), "error": None}
    except Exception as error:
        return {"score": None, "error": str(error)}
