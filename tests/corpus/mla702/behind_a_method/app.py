# a form of: a route that answers with a model which only a base class names, and one held by the app's state
from fastapi import FastAPI, Request
from scorers import Scorer, make_scorer

app = FastAPI()  # expect: MLA702
scorer: Scorer = make_scorer()


@app.post("/classify")
def classify(text: str):
    return scorer.label_of(text)


@app.post("/forecast")
def forecast(request: Request, hours: int):
    return request.app.state.ahead.look(hours)
