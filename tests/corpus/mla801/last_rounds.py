# seen in: run-llama/sec-insights backend/app/db/wait_for_db.py
"""Failures that are raised at the last of some rounds, one whose file is missed next, and one that is only printed."""

import time

import requests
from fastapi import FastAPI

app = FastAPI()
WEIGHTS = "/models/weights.gguf"


@app.on_event("startup")
def start():
    wait_for_store(5)
    fetch()
    app.state.model = Llama(model_path=str(WEIGHTS))
    warm_up()


def wait_for_store(rounds):
    for number in range(rounds):
        try:
            return connect()
        except OSError as error:
            print(f"round {number}: {error}")  # expect: MLA801 as info
            if number == rounds - 1:
                raise RuntimeError("no store") from error
            time.sleep(1)


def fetch():
    try:
        answer = requests.get("https://weights.example/latest", timeout=60)
        answer.raise_for_status()
        with open(WEIGHTS, "wb") as out:
            out.write(answer.content)
    except requests.RequestException as error:
        print(f"not fetched: {error}")  # expect: MLA801 as info


def warm_up():
    try:
        app.state.model("hello")
    except RuntimeError as error:
        print(f"not warm: {error}")  # expect: MLA801 as warning


@app.post("/ask")
def ask(question: str):
    return app.state.model(question)
