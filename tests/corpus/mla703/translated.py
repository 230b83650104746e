# seen in: WandererGuy/Ethnic-Minority-Machine-Translation-API routers/infer.py@38d5bd5b2d76683228c99e793e0a245ae2a2bd5b
"""A table's library beside a program that loads a network for each text."""

import subprocess

import joblib
from fastapi import FastAPI

app = FastAPI()
languages = joblib.load("languages.joblib")


@app.post("/predict")  # expect: MLA703 as warning
def predict(text: str):
    language = languages.predict([text])[0]
    done = subprocess.run(["onmt_translate", "--model", language, "--text", text], capture_output=True, timeout=60)
    return {"text": done.stdout.decode()}
