# seen in: weaviate/Verba goldenverba/components/embedding/OllamaEmbedder.py@6fb7c98d729bca91efe6be7d835dc9d36a53905f
"""Failures that are listed as if they were what was asked for."""

import requests
from fastapi import FastAPI, HTTPException

app = FastAPI()


def models_of(url):
    try:
        answer = requests.get(url + "/models", timeout=10)
        answer.raise_for_status()
        return [model["name"] for model in answer.json()["models"]]
    except Exception:  # expect: MLA102
        return [f"Could not connect to {url}"]


def models_or_raise(url):
    answer = requests.get(url + "/models", timeout=10)
    answer.raise_for_status()
    return [model["name"] for model in answer.json()["models"]]


def problems_of(url):
    found = []
    try:
        answer = requests.get(url + "/problems", timeout=10)
        answer.raise_for_status()
    except Exception:
        return [f"Could not connect to {url}"]
    return []


@app.get("/models")
def models():
    return {"models": models_of("http://models"), "more": models_or_raise("http://more")}


@app.post("/plan")
def plan(question: str):
    try:
        answer = requests.post("http://llm/v1/chat/completions", json={"q": question}, timeout=10)
        answer.raise_for_status()
        return {"plan": answer.json()["choices"][0]["message"]["content"]}
    except Exception as error:  # expect: MLA102
        return {"plan": f"The plan could not be written: {error}"}


@app.post("/note")
def note(question: str):
    try:
        answer = requests.post("http://llm/v1/chat/completions", json={"q": question}, timeout=10)
        answer.raise_for_status()
        return {"message": answer.json()["text"]}
    except Exception as error:
        raise HTTPException(502, f"Sorry, that failed: {error}") from error
