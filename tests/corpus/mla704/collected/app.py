# a form of: a collector that is made once and told of each request
import joblib
from fastapi import FastAPI

from collector import Bounded, Collector, OfOneRequest

app = FastAPI()
model = joblib.load("model.joblib")
collector = Collector()
bounded = Bounded()


@app.post("/predict")
def predict(area: float):
    steps = OfOneRequest()
    answer = float(model.predict([[area]])[0])
    collector.record_answer(answer)
    bounded.record_bounded(answer)
    steps.record_step(answer)
    return answer
