# seen in: dhruvmkolhe/customer-prediction-api backend/server.py@10aac416a01495943d44f01505edc86392399f42
"""Failures that go out in the one field of an answer."""

import requests
from fastapi import FastAPI, HTTPException

app = FastAPI()


@app.post("/plan")
def plan(question: str):
    try:
        answer = requests.post("http://llm/v1/chat/completions", json={"q": question}, timeout=10)
        answer.raise_for_status()
        return {"plan": answer.json()["choices"][0]["message"]["content"]}
    except Exception as error:  # expect: MLA102
        return {"plan": f"Error: the plan could not be written: {error}"}


@app.post("/refused")
def refused(question: str):
    try:
        answer = requests.post("http://llm/v1/chat/completions", json={"q": question}, timeout=10)
        answer.raise_for_status()
        return {"plan": answer.json()["choices"][0]["message"]["content"]}
    except Exception as error:
        raise HTTPException(502, f"The plan could not be written: {error}") from error


@app.post("/score")
def score(row: dict):
    result = scorer.score(row)
    if "error" in result:
        raise HTTPException(400, result["error"])
    return result
