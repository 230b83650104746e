# seen in: AnPD2004/vietnam-traffic-sign-recognition api/main.py
"""A service that keeps its jobs to itself."""

from uuid import uuid4

from fastapi import FastAPI, UploadFile, WebSocket

app = FastAPI()
CLIPS = {}  # expect: MLA902 as info
TRIALS: dict[str, str] = {}
LABEL_CACHE = {}
SOCKETS = {}
NAMES = {}
ORDERS = {}  # expect: MLA902 as info


@app.post("/clips")
async def take(clip: UploadFile):
    job = uuid4().hex
    CLIPS[job] = await clip.read()
    TRIALS[job] = "taken"
    TRIALS[job] += "!"
    return {"job": job, "as": TRIALS[job]}


@app.websocket("/clips/{job}")
async def send(socket: WebSocket, job: str):
    SOCKETS[job] = socket
    await socket.send_bytes(CLIPS.pop(job))


@app.get("/labels/{name}")
def label(name: str):
    LABEL_CACHE[name] = name.title()
    if name not in NAMES:
        NAMES[name] = name.title()
    return NAMES[name]


@app.post("/orders")
def order(name: str):
    ORDERS[name] = "open"
    return "", 202


@app.post("/orders/{name}/close")
def close(name: str):
    found = ORDERS.get(name)
    ORDERS[name] = f"closed, was {found}"
    return "", 202


@app.get("/known/{name}")
def known(name: str):
    return LABEL_CACHE.get(name), SOCKETS.get(name), NAMES.get(name)
