# seen in: Azziz14/Disease-Prediction-and-Validation prediction/prediction/backend/api/routes/multimodal_routes.py
"""Confidences that are written down."""

import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")


def agreed(first, second):
    return (first + second) / 2


@app.post("/predict")
def predict(row: list[float]):
    label = model.predict([row])[0]
    return {"label": str(label), "confidence": 0.95}  # expect: MLA109 as info


@app.post("/both")
def both(row: list[float]):
    label = model.predict([row])[0]
    confidence = agreed(0.88, 0.95)  # expect: MLA109 as info
    return {"label": str(label), "sure": confidence}


@app.post("/sure")
def sure(row: list[float]):
    shares = model.predict_proba([row])[0]
    confidence = agreed(shares[0], shares[1])
    return {"label": str(shares.argmax()), "confidence": confidence, "min_confidence": 0.5}


@app.post("/rules")
def rules(row: list[float]):
    label = model.predict([row])[0]
    return {"label": str(label), "confidence": 0.6, "source": "rules"}


@app.post("/agreed")
def votes_of(answers: list[dict]):
    combined = {"risk": None, "confidence": 0.5}  # expect: MLA109 as info
    votes = [each["vote"] for each in answers if "vote" in each]
    if votes:
        combined["confidence"] = max(votes) / len(votes)
    return combined


@app.post("/told")
def told(answers: list[dict]):
    combined = {"risk": None, "confidence": 0.5}
    votes = [each["vote"] for each in answers if "vote" in each]
    if votes:
        combined["confidence"] = max(votes) / len(votes)
    else:
        combined["confidence"] = None
    return combined
