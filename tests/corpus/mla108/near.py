# seen in: lm-sys/FastChat fastchat/serve/base_model_worker.py@0e6d3e4beaab66f4d3f93db72541a4abab8af28d
"""What a service asserts of itself is no guard of a request."""

import requests
from fastapi import FastAPI, Request

app = FastAPI()


def register(controller, name):
    answer = requests.post(f"{controller}/workers", json={"name": name}, timeout=5)
    assert answer.status_code == 200


def load_quantized(path, bits):
    assert bits == 4, "four bits only"
    return path, bits


def leaderboard(table, metric="rating"):
    assert metric in ("rating", "rank")
    return table[metric]


def shape(rows):
    assert len(rows) <= 64  # expect: MLA108 as warning
    return widths(rows)


def widths(rows):
    return joined([len(row) for row in rows])


def joined(sizes):
    assert len(sizes) > 1
    return sum(sizes)


def error(predicted, true):
    assert len(predicted) == len(true)  # expect: MLA108 as info
    return sum(abs(p - t) for p, t in zip(predicted, true, strict=True))


@app.post("/score")
async def score(request: Request):
    body = await request.json()
    assert "rows" in body  # expect: MLA108
    register("http://controller:21001", "w1")
    return shape(body["rows"]), leaderboard({"rating": 1}), load_quantized("m", 4), error([1], body["rows"])
