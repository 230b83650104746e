# seen in: Unstructured-IO/unstructured-api prepline_general/api/general.py
"""A check that whoever deploys a service may ask for, and one that its settings forget."""

import os

from fastapi import FastAPI, HTTPException, Request

app = FastAPI()


@app.post("/split")
def split(request: Request, text: str):
    if wanted := os.environ.get("SPLITTER_API_KEY"):  # expect: MLA110 as info
        sent = request.headers.get("splitter-api-key")
        if sent != wanted:  # ok: it is not asked where no key is set
            raise HTTPException(status_code=401, detail="another key is needed")
    return text.split()


@app.post("/join")
def join(request: Request, texts: list[str]):
    sent = request.headers.get("joiner-api-key")
    if sent != os.environ.get("JOINER_API_KEY"):  # expect: MLA110 as warning
        raise HTTPException(status_code=401, detail="another key is needed")
    return " ".join(texts)
