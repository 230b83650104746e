# seen in: Anaghar27/Real-Time-Ride-Demand-Forecasting-and-Dynamic-Pricing-Guardrails src/api/routers/health.py@1f980eb49b2e3d9bd85ad44f509cbd8eb800bbc9
"""Which commit is served: asked anew for each request, once for all of them, and at the start."""

import functools
import subprocess

from fastapi import FastAPI

app = FastAPI()


def commit():
    done = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True)  # expect: MLA101 info
    return done.stdout.strip()


@functools.cache
def commit_kept():
    return subprocess.run(["git", "rev-parse", "HEAD"], capture_output=True, text=True).stdout.strip()


def commit_at_start():
    return subprocess.run(["git", "rev-parse", "HEAD"], capture_output=True, text=True).stdout.strip()


STARTED_WITH = commit_at_start()


@app.get("/version")
def version():
    return {"commit": commit(), "kept": commit_kept(), "started": STARTED_WITH}
