# seen in: lm-sys/FastChat fastchat/llm_judge/qa_browser.py
"""Part of a package that others install: its versions are ranges on purpose."""

from fastapi import FastAPI
from transformers import pipeline

app = FastAPI()
answers = pipeline("text-classification", "./model")


@app.post("/predict")
def predict(sentence: str):
    return answers(sentence)
