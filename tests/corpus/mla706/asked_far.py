# seen in: tabiya-tech/tabiya-livelihoods-classifier backend/classify_v2/classify_v2/app/version/routes.py@d953dbba2a8700bdd39aba339472a064c540c8af
"""What only asks other services has nothing to load."""

import httpx
from fastapi import FastAPI, HTTPException

app = FastAPI()


@app.get("/v2/classify/health")
def health():
    return {"status": "ok"}


@app.post("/v2/classify")
def classify(text: str):
    try:
        answer = httpx.post("http://ner:8080/v2/classify", json={"text": text}, timeout=10)
        answer.raise_for_status()
    except httpx.HTTPError as error:
        raise HTTPException(502, "the entities cannot be asked") from error
    return answer.json()
