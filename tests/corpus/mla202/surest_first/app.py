import re

import mlflow
from fastapi import FastAPI
from transformers import AutoModelForSequenceClassification, AutoTokenizer, TextClassificationPipeline, pipeline

app = FastAPI()


def tone_of(local):
    model = AutoModelForSequenceClassification.from_pretrained("out/tone")
    return TextClassificationPipeline(model=model, tokenizer=AutoTokenizer.from_pretrained("out/tone"))


@app.post("/tone")
def tone(letter: str, run: str = ""):
    if run:
        asked = pipeline("text-classification", model=mlflow.artifacts.download_artifacts(run_id=run))
        return asked(letter)
    return tone_of(True)(letter)  # expect: MLA202


@app.post("/tone/tidy")
def tone_tidy(letter: str):
    return tone_of(True)(re.sub(r"[^a-z ]", "", letter.lower()))
