# a form of: an application whose pyproject.toml names it and nothing more
"""A service with a settings file of its own, which no index lists."""

from fastapi import FastAPI
from transformers import pipeline  # expect: MLA508

app = FastAPI()
answers = pipeline("text-classification", "./model")


@app.post("/predict")
def predict(sentence: str):
    return answers(sentence)
