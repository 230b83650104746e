# a form of: pipelines that cut texts, or that do so by themselves
from fastapi import FastAPI
from pydantic import BaseModel, Field
from transformers import pipeline

app = FastAPI()
judge = pipeline("text-classification", model="distilbert-base-uncased-finetuned-sst-2-english")


class Review(BaseModel):
    text: str = Field(min_length=1, max_length=5000)


@app.post("/reviews")
def reviews(review: Review):
    return judge(review.text, truncation=True)[0]
