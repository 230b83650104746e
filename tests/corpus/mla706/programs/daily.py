# seen in: mindiya12/Fish-price-predictor backend/app/api/admin.py@28665e4b1522c9fb7b4e7bc193619c0596e7d35b
"""A service that loads no model: what it gives out, a program computed that it starts."""

import subprocess
import sys

from fastapi import FastAPI

app = FastAPI()


def run_inference():
    subprocess.run([sys.executable, "scripts/train.py"], check=True)


@app.post("/daily")
def daily(day: str):
    run_inference()
    return {"day": day}


@app.get("/health")
def health():
    return {"status": "ok"}
