# seen in: Kalyani9618/Heart-Disease chatbot_service/routes/core/documents.py@9119f3b6f19489a9ae941ac5d5e109b0064916d6
"""Variables with a default that no answer of a model is made with."""

import os

from fastapi import FastAPI, HTTPException

app = FastAPI()


@app.post("/documents")
def upload(text: str):
    if len(text) > int(os.getenv("MAX_UPLOAD_SIZE_MB", "500")) * 1_000_000:
        raise HTTPException(413)
    return {"length": len(text)}


@app.get("/info")
def info():
    return {"environment": os.getenv("ENVIRONMENT", "development"), "model": os.getenv("MODEL", "base")}


@app.post("/predict")
def predict(row: list[float]):
    threshold = float(os.getenv("SCORE_THRESHOLD", "0.5"))  # expect: MLA902 as info
    return sum(row) > threshold


@app.post("/connect")
def connect():
    return open_store(os.getenv("REDIS_PASSWORD"))  # expect: MLA902 as info
