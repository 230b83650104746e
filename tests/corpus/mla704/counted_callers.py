# seen in: Leo-Daiser/Credit-Risk-Scoring-Service src/api/rate_limit.py
"""A limiter that keeps its callers, and one that lets go of them."""

import time
from collections import defaultdict, deque

from fastapi import FastAPI, HTTPException, Request

app = FastAPI()


class Limiter:
    def __init__(self):
        self._hits: dict[str, deque[float]] = defaultdict(deque)  # expect: MLA704 as info

    def check(self, key: str, most: int):
        hits = self._hits[key]
        while hits and hits[0] < time.monotonic() - 60:
            hits.popleft()
        if len(hits) >= most:
            raise HTTPException(429)
        hits.append(time.monotonic())

    def reset(self):
        self._hits.clear()


class SweptLimiter:
    def __init__(self):
        self._hits = defaultdict(deque)

    def check(self, key: str):
        hits = self._hits[key]
        hits.append(time.monotonic())
        for each in [each for each, held in self._hits.items() if not held]:
            del self._hits[each]


limiter = Limiter()
swept = SweptLimiter()


@app.post("/predict")
def predict(request: Request, row: float):
    limiter.check(request.client.host, 20)
    swept.check(request.client.host)
    return {"is": row * 2}
