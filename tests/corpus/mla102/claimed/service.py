# a form of: a route that tells a success after a step whose failure it cannot see
from pathlib import Path

from fastapi import FastAPI, HTTPException
from indexer import Indexer

app = FastAPI()
index = Indexer(None, None)


@app.post("/documents")
def add(path: str):
    index.add_document(Path(path))
    return {"message": "The document has been indexed."}


@app.post("/documents/loud")
def add_loud(path: str):
    index.add_or_raise(Path(path))
    return {"status": "success"}


@app.post("/documents/checked")
def add_checked(path: str):
    if not index.add_checked(Path(path)):
        raise HTTPException(503)
    return {"status": "success"}


@app.post("/documents/recent")
def add_recent(path: str):
    index.keep_recent(path)
    index.note_usage(path)
    index.pull(path)
    return {"status": "success"}


@app.post("/documents/refreshed")
def refresh(path: str):
    index.refresh(path)
    return {"path": path}
