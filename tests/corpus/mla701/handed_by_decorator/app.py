from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool
from store import counted, joined, keep_note

app = FastAPI()


@app.post("/notes")
async def add(note: str):
    return {"id": keep_note(note)}  # expect: MLA701


@app.post("/notes/later")
async def add_later(note: str):
    return {"id": await run_in_threadpool(keep_note, note)}


@app.get("/sent")
async def sent(owner: str):
    return {"sent": counted(owner)}


@app.get("/joined")
async def join(words: str):
    return {"joined": joined(None, words)}
