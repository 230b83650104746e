# seen in: data-fablab/iqa-mlops main.py@b1ec28f39c2999caadf6144cc78a9fd7d277c6ac
"""What requests leave behind in dicts of the module: the first is told, with the number of the others."""

from contextlib import asynccontextmanager
from uuid import uuid4

import joblib
from fastapi import FastAPI, HTTPException

loaded = {}
answers: dict[str, float] = {}
jobs = {}
recent = {}
known = {}
by_kind = {}
KINDS = ("houses", "flats")


@asynccontextmanager
async def lifespan(app: FastAPI):
    yield
    loaded.clear()


app = FastAPI(lifespan=lifespan)


@app.post("/predict/{version}")
def predict(version: str, area: float):
    if version not in loaded:
        loaded[version] = joblib.load(f"models/{hash(version)}.joblib")  # expect: MLA704 as info
    return float(loaded[version].predict([[area]])[0])


@app.post("/answers")
def keep(area: float):
    answer_id = str(uuid4())
    answers[answer_id] = area  # expect: MLA704
    return answer_id


@app.post("/jobs")
def start(area: float):
    job = uuid4().hex
    jobs[job] = area
    return job


@app.get("/jobs/{job}")
def finish(job: str):
    return jobs.pop(job, None)


@app.post("/recent")
def note(client: str):
    if len(recent) > 1000:
        recent.clear()
    recent[client] = 1


@app.post("/known/{kind}")
def choose(kind: str):
    if kind not in KINDS:
        raise HTTPException(404, "no such kind")
    known[kind] = True


@app.post("/counts")
def count():
    by_kind["all"] = by_kind.get("all", 0) + 1
