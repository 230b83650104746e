# seen in: KELONMYOSA/simple-ml-service backend/src/utils/celery_config.py@31f840115a80f71e7b85d0c6bc1922eaa1131c4e (the sound form)
"""Results of tasks: one that is over is there at once, and one that still runs is waited for."""

from celery import Celery, states
from fastapi import FastAPI, HTTPException

app = FastAPI()
queue = Celery("scores", broker="amqp://broker:5672", backend="redis://results:6379")


@app.get("/scores/{number}")
def score(number: str):
    job = queue.AsyncResult(number)
    if job.state == "SUCCESS":
        return {"state": job.state, "score": job.get()}
    return {"state": job.state}


@app.get("/scores/{number}/value")
def value(number: str):
    job = queue.AsyncResult(number)
    if job.status != states.SUCCESS:
        raise HTTPException(409, job.status)
    return {"score": job.get()}


@app.get("/scores/{number}/started")
def started(number: str):
    job = queue.AsyncResult(number)
    if job.state == "STARTED":
        return {"score": job.get()}  # expect: MLA101
    return {"state": job.state}


@app.get("/scores/{number}/last")
def last(number: str):
    job = queue.AsyncResult(number)
    if job.state == "FAILURE":
        return {"score": None}
    else:
        return {"score": job.get()}  # expect: MLA101
