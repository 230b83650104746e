# seen in: rayluo88/diabetes-prediction-mlops src/api/diabetes_api.py@096753cae5675174621fd6145b38d7dab71643f6, manasmishra16/heart-disease-detection-ml premium_demo.py@bc7d6b81826741632a3eee2c4c2c09a580d26b50
import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("sugar.joblib")


@app.post("/bands")
def bands(row: list[float]):
    probability = model.predict_proba([row])[0, 1]
    if probability < 0.3:
        advice = "eat well"
    elif probability < 0.7:
        advice = "see a doctor in spring"
    else:
        advice = "see a doctor"
    return {"advice": advice}


@app.post("/sure")
def sure(row: list[float]):
    probability = model.predict_proba([row])[0, 1]
    return {"confidence": "High" if probability > 0.85 else "Moderate"}


@app.post("/decided")
def decided(row: list[float]):
    ill = model.predict([row])[0]
    probability = model.predict_proba([row])[0, 1]
    if not ill and probability > 0.2:
        return {"ill": False, "again": "in three months"}
    return {"ill": bool(ill)}


@app.post("/alarm")
def alarm(row: list[float]):
    probability = model.predict_proba([row])[0, 1]
    return {"alarm": bool(probability > 0.4)}  # expect: MLA607 as warning
