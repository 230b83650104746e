# a form of: files of a folder, whose path is resolved and must begin with that of the folder
import os
from pathlib import Path

from fastapi import FastAPI, HTTPException
from fastapi.responses import FileResponse

app = FastAPI()
ROOT = "static"


def served(root, path):
    folder = os.path.realpath(root)
    found = os.path.realpath(os.path.join(folder, path))
    if not found.startswith(folder + os.sep):
        raise HTTPException(404)
    return FileResponse(found)


@app.get("/scripts/{path:path}")
async def scripts(path: str):
    return served(os.path.join(ROOT, "scripts"), path)


@app.get("/pictures/{path:path}")
async def pictures(path: str):
    found = (Path(ROOT) / path).resolve()
    if not str(found).startswith(str(Path(ROOT).resolve())):
        raise HTTPException(404)
    return FileResponse(found)


@app.get("/pages/{path:path}")
async def pages(path: str):
    found = os.path.join(ROOT, path)
    if not found.startswith(ROOT):
        raise HTTPException(404)
    return FileResponse(found)  # expect: MLA406
