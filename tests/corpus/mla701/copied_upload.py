# seen in: 1772hojaz/ml-pipeline_API main.py
# seen in: 13262233692/05-digital-pathology-ai src/api/main.py
"""An upload that is copied to disk on the event loop, however large it is; and one in a thread."""

import asyncio
import shutil
import tempfile
from pathlib import Path

from fastapi import FastAPI, UploadFile

app = FastAPI()


@app.post("/slides")
async def slides(file: UploadFile) -> str:
    with tempfile.NamedTemporaryFile("wb", delete=False) as buffer:
        shutil.copyfileobj(file.file, buffer)  # expect: MLA701 as warning
    return buffer.name


@app.post("/threads")
async def threads(file: UploadFile) -> str:
    with tempfile.NamedTemporaryFile("wb", delete=False) as buffer:
        await asyncio.to_thread(shutil.copyfileobj, file.file, buffer)
    return buffer.name


@app.post("/plain")
def plain(file: UploadFile) -> str:
    with tempfile.NamedTemporaryFile("wb", delete=False) as buffer:
        shutil.copyfileobj(file.file, buffer)
    return buffer.name


@app.get("/notes")
async def notes() -> str:
    with Path("notes.txt").open() as source, Path("copy.txt").open("w") as target:
        shutil.copyfileobj(source, target)
    return "copied"
