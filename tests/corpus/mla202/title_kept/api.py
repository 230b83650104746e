import joblib
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
topic = joblib.load("topic.joblib")
rating = joblib.load("rating.joblib")


class Talk(BaseModel):
    title: str
    abstract: str
    stars: int
    votes: int


@app.post("/topic")
def of_talk(talk: Talk):
    return {"topic": topic.predict([" ".join([talk.title, talk.abstract])])[0]}


@app.post("/topic-of-page")
def of_page(page: str):
    return {"topic": topic.predict([page])[0]}


@app.post("/rating")
def rate(score: int):
    return {"good": bool(rating.predict([[score]])[0])}
