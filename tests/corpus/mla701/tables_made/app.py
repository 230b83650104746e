# seen in: CxcTHU/rfc-rag-agent chainlit_app.py@5209d05dbe88ed8ed767f5a669ac2cd4f97ee193
"""What is asked of a file of SQLite alone, once in its life, says nothing of a request; that each makes all tables does."""

import os
from contextlib import asynccontextmanager

from fastapi import FastAPI
from sqlalchemy import create_engine
from store import prepare, widen, widen_all

engine = create_engine(os.environ["DATABASE_URL"])


@asynccontextmanager
async def lifespan(_):
    prepare(engine)
    yield


app = FastAPI(lifespan=lifespan)


@app.post("/ask")
async def ask(question: str):
    prepare(engine)  # expect: MLA701 as error
    return {"question": question}


@app.post("/widen")
async def widen_one(question: str):
    widen(engine)  # expect: MLA701 as info
    return {"question": question}


@app.post("/widen/all")
async def widen_every(question: str):
    widen_all(engine)  # expect: MLA701 as error
    return {"question": question}
