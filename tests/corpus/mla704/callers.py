# seen in: abdallah-bodzz/fraud-detection-api src/main.py@955bd647b03cc667661b9e65855608929677a0e2
"""How often each address asked, kept for ever: it grows with the number of callers."""

import time

from fastapi import FastAPI, HTTPException, Request

app = FastAPI()
asked = {}


def refuse_too_many(client_ip):
    now = time.time()
    known = [each for each in asked.get(client_ip, []) if each > now - 60]
    if len(known) > 60:
        raise HTTPException(429, "too many requests")
    asked[client_ip] = [*known, now]  # expect: MLA704 as info


@app.post("/predict")
def predict(request: Request, area: float):
    refuse_too_many(request.client.host)
    return area * 2
