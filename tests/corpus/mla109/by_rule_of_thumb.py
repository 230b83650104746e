# seen in: 01mayankk/NeuroCargo app.py
# seen in: Aqilrmm/ModelServeAI app/main.py
# seen in: 05Kamali/Predictive-Maintainance api.py
# seen in: 27HarshalPatel/Multimodel-fraudlens app.py
"""A model is missing, and something else answers: with no word of it, and where the answer says so."""

import logging

import joblib
from fastapi import FastAPI, HTTPException
from fastapi.responses import JSONResponse

logger = logging.getLogger(__name__)
app = FastAPI()
model = None
try:
    model = joblib.load("model.joblib")
except FileNotFoundError:
    logger.warning("no model, going on without")


@app.post("/load")
def load(weight: float, limit: float) -> dict[str, object]:
    if model is None:
        logger.warning("by rule")  # expect: MLA109
        share = weight / limit
        prediction = 1 if share > 0.9 else 0
        confidence = 0.98 if share > 0.95 else 0.9
    else:
        prediction = int(model.predict([[weight, limit]])[0])
        confidence = float(model.predict_proba([[weight, limit]])[0, prediction])
    return {"prediction": prediction, "confidence": confidence}


@app.post("/products")
def products(age: int) -> dict[str, object]:
    if model is not None:
        recommended = list(model.predict([[age]]))
        confidence = 0.85
    else:
        recommended = [f"product_{i}" for i in range(3)]  # expect: MLA109
        confidence = 0.75
    return {"items": recommended, "confidence": confidence}


@app.post("/machine")
def machine(heat: float) -> dict[str, float]:
    probability = 0.0
    if model:  # expect: MLA109
        probability = float(model.predict_proba([[heat]])[0, 1])
    return {"failure": probability}


@app.post("/fraud")
def fraud(amount: float) -> JSONResponse:
    if model is None:  # expect: MLA109
        score = 35.0 if amount > 5000 else 5.0
        level = "HIGH" if score > 30 else "LOW"
        return JSONResponse({"score": score, "risk_level": level})
    score = float(model.predict([[amount]])[0])
    return JSONResponse({"score": score, "risk_level": "HIGH" if score > 30 else "LOW"})


def rule_score(amount: float) -> float:
    return min(amount / 10_000, 1.0)


@app.post("/score")
def scored(amount: float) -> float:
    if model is None:
        return rule_score(amount)  # expect: MLA109
    return float(model.predict([[amount]])[0])


@app.post("/told")
def told(amount: float) -> dict[str, object]:
    if model is None:
        score, source = rule_score(amount), "rules"
        source = "rules"
        score = rule_score(amount)
    else:
        score = float(model.predict([[amount]])[0])
        source = "model"
    return {"score": score, "source": source}


@app.post("/refused")
def refused(amount: float) -> dict[str, object]:
    score = 0.0
    if model is None:
        raise HTTPException(503, "no model")
    else:
        score = float(model.predict([[amount]])[0])
    return {"score": score}


@app.post("/honest")
def honest(amount: float) -> dict[str, object]:
    score = None
    if model is not None:
        score = float(model.predict([[amount]])[0])
    return {"score": score}


@app.post("/flagged")
def flagged(amount: float) -> dict[str, object]:
    if model is not None:
        score = float(model.predict([[amount]])[0])
    else:
        score = rule_score(amount)
    return {"score": score, "by_model": model is not None}


@app.post("/taught")
def taught(amount: float) -> float:
    found = model
    if found is None:
        model_new = joblib.load("other.joblib")
        score = model_new.predict([[amount]])[0]
    else:
        score = found.predict([[amount]])[0]
    return float(score)
