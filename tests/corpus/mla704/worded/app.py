from fastapi import FastAPI
from intents import predict
from moods import infer
from pydantic import BaseModel

app = FastAPI()


class Question(BaseModel):
    text: str


class Review(BaseModel):
    text: str  # expect: MLA704


@app.post("/intents")
def intent(question: Question):
    return {"intent": predict(question.text)}


@app.post("/moods")
def mood(review: Review):
    return {"mood": infer(review.text)}
