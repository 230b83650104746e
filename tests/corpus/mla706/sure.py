# a form of: AbhijithPai/fastapi-ml-project Day 11/api/routes.py@f34c5321e9ce46f5814c3a859428554737959df6
import joblib
from fastapi import FastAPI

app = FastAPI()


class Scorer:
    def __init__(self):
        self.model = joblib.load("models/score.pkl")
        self.vectors = joblib.load("models/vectors.pkl")

    def predict(self, text):
        return self.model.predict(self.vectors.transform([text]))[0]


scorer = Scorer()


@app.get("/health")
def health():  # no process gets here without its model
    return {"status": "ok"}


@app.post("/predict")
def predict(text: str):
    return {"label": scorer.predict(text)}
