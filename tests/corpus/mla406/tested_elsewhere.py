# seen in: umbertogriffo/rag-chatbot backend/api/endpoints/documents.py@9eb6534b2823f26bb43cdb9d60ac22999e44b639
import os
import re
import uuid
from pathlib import Path

from fastapi import FastAPI, Form, HTTPException, UploadFile
from werkzeug.utils import secure_filename

app = FastAPI()
SHELF = Path("documents")
ALLOWED = {".md", ".txt"}
REPORTS = {"week.csv", "month.csv"}


@app.post("/documents")
async def keep(file: UploadFile):
    ending = Path(file.filename or "").suffix
    if ending not in ALLOWED:  # tells nothing of the folder
        raise HTTPException(400, "this kind is not allowed")
    kept = SHELF / file.filename
    kept.write_bytes(await file.read())  # expect: MLA406
    return load(kept.parent, kept.name)


@app.post("/models")
async def put(file: UploadFile, name: str = Form(...)):
    raw = await file.read()
    if len(raw) > 1_000_000:
        raise HTTPException(413, "larger than is allowed")
    folder = os.path.join("models", name, "v1")
    kept = os.path.join(folder, file.filename or "model.onnx")
    with open(kept, "wb") as out:  # expect: MLA406
        out.write(raw)
    return {"id": str(uuid.uuid4())}


@app.post("/cleaned")
async def cleaned(file: UploadFile):
    called = file.filename
    called = secure_filename(called)
    with open("models/" + called, "wb") as out:
        out.write(await file.read())


@app.post("/ended")
async def ended(file: UploadFile):
    with open("models/last" + Path(file.filename).suffix, "wb") as out:
        out.write(await file.read())


@app.post("/written")
async def written(file: UploadFile):
    called = re.sub(r"[^\w.-]", "_", file.filename).lstrip(".")
    (SHELF / called).write_bytes(await file.read())


@app.get("/report")
def report(file_name: str):
    if file_name not in REPORTS:
        raise HTTPException(404)
    return open("reports/" + file_name).read()


@app.get("/note")
def note(file_name: str):
    if ".." in file_name:
        raise HTTPException(404)
    return open("notes/" + file_name).read()
