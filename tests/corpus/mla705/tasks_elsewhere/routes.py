import asyncio

from fastapi import FastAPI

from learning import learn, learn_now

app = FastAPI()


@app.post("/train", status_code=202)
async def train():
    asyncio.create_task(learn("rows.csv"))
    return {"status": "queued"}


@app.post("/train-now")
async def train_now():
    await learn_now("rows.csv")
    return {"status": "done"}
