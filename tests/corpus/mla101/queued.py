# a form of: a web route that waits for the result of a task which a queue holds
from fastapi import FastAPI

from shop.tasks import app as queue
from shop.tasks import appraise

app = FastAPI()


@app.post("/appraise")
def at_once(photo: str):
    job = appraise.delay(photo)
    return {"price": job.get()}  # expect: MLA101


@app.post("/appraise-by-name")
def by_name(photo: str):
    return {"price": queue.send_task("appraise", args=[photo]).get(None)}  # expect: MLA101


@app.post("/appraise-later")
def later(photo: str):
    return {"job": appraise.apply_async(args=[photo], expires=60).id}


@app.post("/appraise-soon")
def soon(photo: str):
    return {"price": appraise.delay(photo).get(timeout=5)}


@app.get("/appraisals/{key}")
def kept(key: str):
    return {"price": queue.AsyncResult(key).get(2)}
