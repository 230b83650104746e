from fastapi import FastAPI
from transformers import pipeline

app = FastAPI()
classify = pipeline("sentiment-analysis", model="distilbert-base-uncased", revision="af0f99b")


@app.post("/mood")
def mood(text: str):  # expect: MLA707 as info
    return classify(text)[0]
