# seen in: IberaSoft/sentiment-analysis-api app/model.py@bfbbda4b9892f0a45dfc3a73a62c1da784694285
from fastapi import FastAPI
from pydantic import BaseModel, Field
from transformers import pipeline

app = FastAPI()
judge = pipeline("sentiment-analysis", model="distilbert-base-uncased-finetuned-sst-2-english")


class Review(BaseModel):
    text: str = Field(min_length=1, max_length=5000)


@app.on_event("startup")
def warm():
    judge("a good film")


@app.post("/reviews")
def reviews(review: Review):
    return judge(review.text)[0]  # expect: MLA704
