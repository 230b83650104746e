import json

import redis
from fastapi import FastAPI
from fastapi import UploadFile

app = FastAPI()
store = None
last = None


@app.post("/store/reconnect")
def reconnect():
    global store
    store = redis.Redis(socket_timeout=2)  # expect: MLA709 as info
    return {"ok": store.ping()}


@app.post("/alerts")
def alerts(rule: dict):
    with open("alerts.json", "w") as file:  # expect: MLA709 as info
        json.dump(rule, file)
    return {"ok": True}


@app.post("/predict")
def predict(row: list[float]):
    global last
    last = sum(row)  # expect: MLA709 as warning
    return {"sum": last}


@app.post("/picture")
def picture(upload: UploadFile):
    with open("upload.png", "wb") as file:  # expect: MLA709 as warning
        file.write(upload.file.read())
    return {"bytes": len(open("upload.png", "rb").read())}
