# seen in: situkangsayur/fraud_detection_engine llm_module/llm_module/tools/fastapi_query_tool.py@5b63301b9aea143643ea3038860809447cb8e571
"""What a server says of its own failure, handed on as if it were what was asked for."""

import json

import httpx
import requests
from flask import Flask, jsonify

app = Flask(__name__)
SERVER = "http://scoring.example"


def rules():
    return requests.get(f"{SERVER}/rules", timeout=5).json()  # expect: MLA109 as warning


def label(text):
    answer = requests.post(f"{SERVER}/label", json={"text": text}, timeout=5)
    body = json.loads(answer.text)  # expect: MLA109 as warning
    print(body)
    return body


@app.post("/predict")
def predict():
    answer = requests.post(f"{SERVER}/invocations", json={"inputs": [[1.0]]}, timeout=5)
    return jsonify(answer.json())  # expect: MLA109 as warning


def add_rule(rule):
    answer = requests.post(f"{SERVER}/rules", json=rule, timeout=5)
    return f"the rule was made: {answer.json()}"  # expect: MLA109 as warning


async def vector(text):
    async with httpx.AsyncClient() as client:
        answer = await client.post(f"{SERVER}/vector", json={"text": text})
        return answer.json()  # expect: MLA109 as warning


def both(text):
    answer = requests.post(f"{SERVER}/label", json={"text": text}, timeout=5)
    return {"text": text, "label": answer.json()}  # expect: MLA109 as warning


def score(row):
    answer = requests.post(f"{SERVER}/score", json=row, timeout=5)
    result = answer.json()  # expect: MLA109 as warning
    found = result.get("score")
    return found


def score_that_is_there(row):
    return requests.post(f"{SERVER}/score", json=row, timeout=5).json()["score"]


def score_or_not(row):
    body = requests.post(f"{SERVER}/score", json=row, timeout=5).json()
    found = body.get("score")
    if found is None:
        raise RuntimeError(body)
    return found


def looked_at_in_the_body(row):
    body = requests.post(f"{SERVER}/score", json=row, timeout=5).json()
    if body.get("error"):
        raise RuntimeError(body["error"])
    return body


def checked(row):
    answer = requests.post(f"{SERVER}/score", json=row, timeout=5)
    answer.raise_for_status()
    return answer.json()


def server_health():
    return requests.get(f"{SERVER}/health", timeout=2).json()


def parsed(row):
    return Score(**requests.post(f"{SERVER}/score", json=row, timeout=5).json())


def handed_on(row):
    body = requests.post(f"{SERVER}/score", json=row, timeout=5).json()
    return sorted_by_time(body)


def main():
    print(requests.post(f"{SERVER}/score", json={}, timeout=5).json())
