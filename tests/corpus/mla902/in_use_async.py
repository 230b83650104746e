# a form of: an async route that asks for a flag and sets it with nothing in between
import asyncio

from fastapi import BackgroundTasks, FastAPI

app = FastAPI()
training = False


@app.post("/train", status_code=202)
async def train(tasks: BackgroundTasks):
    global training
    if training:
        return {"goes": "on"}
    training = True
    tasks.add_task(fit)
    return {"goes": "off"}


async def fit():
    global training
    await asyncio.sleep(1)
    training = False
