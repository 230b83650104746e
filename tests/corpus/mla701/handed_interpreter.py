# a form of: an interpreter that a function is handed, asked on the event loop
"""Names plants on photographs."""

import numpy as np
from fastapi import FastAPI, UploadFile
from starlette.concurrency import run_in_threadpool

from plants import held, pixels, words

app = FastAPI()


def name_plant(picture, held):
    with held["lock"]:
        held["interpreter"].set_tensor(held["input"], picture)
        held["interpreter"].invoke()
        scores = held["interpreter"].get_tensor(held["output"])
    return int(np.argmax(scores))


@app.post("/plants")
async def plant(photo: UploadFile):
    picture = pixels(await photo.read())
    return {"plant": words[name_plant(picture, held)]}  # expect: MLA701


@app.post("/plants/aside")
async def plant_aside(photo: UploadFile):
    picture = pixels(await photo.read())
    return {"plant": words[await run_in_threadpool(name_plant, picture, held)]}
