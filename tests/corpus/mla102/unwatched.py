# a form of: what is to be kept is kept by a task that nobody awaits, in a service
import asyncio

from fastapi import FastAPI

from .stores import Store

app = FastAPI()
store = Store()
running = set()


async def save_quietly(row):
    try:
        await store.save(row)
    except Exception as error:
        print("not saved", error)


@app.post("/feedback")
async def feedback(row: dict):
    asyncio.create_task(store.record_feedback(row))  # expect: MLA102
    return {"message": "thank you"}


@app.post("/documents")
async def documents(row: dict):
    asyncio.ensure_future(store.ingest_document(row))  # expect: MLA102
    return {"message": "stored"}


@app.post("/kept")
async def kept(row: dict):
    task = asyncio.create_task(store.record_feedback(row))
    running.add(task)
    task.add_done_callback(running.discard)
    return {"message": "thank you"}


@app.post("/awaited")
async def awaited(row: dict):
    await asyncio.create_task(store.record_feedback(row))
    return {"message": "thank you"}


@app.post("/minded")
async def minded(row: dict):
    asyncio.create_task(save_quietly(row))
    asyncio.create_task(store.record_metrics(row))
    asyncio.create_task(store.notify(row))
    return {"message": "thank you"}
