import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("models/pupil_score.pkl")


@app.post("/score")
def score(hours: float, sleep: float):
    return float(model.predict([[hours, sleep]])[0])
