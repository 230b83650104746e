# seen in: oobabooga/text-generation-webui modules/api/script.py@1dcde41d03d13fc768316f4d2256a8a6dd044268
"""Uploads that a route takes out of the form itself, and a helper that tells a size once it has read all."""

import whisper
from fastapi import FastAPI, HTTPException, Request, UploadFile

app = FastAPI(dependencies=[check_key])
model = whisper.load_model("base")


@app.post("/transcribe")
async def transcribe(request: Request):
    form = await request.form()
    sound = await form["file"].read()  # expect: MLA704
    return model.transcribe(sound)


@app.post("/transcribe/short")
async def transcribe_short(request: Request):
    form = await request.form()
    if form["file"].size > 5_000_000:
        raise HTTPException(413)
    sound = await form["file"].read()
    return model.transcribe(sound)


@app.post("/name")
async def name(request: Request):
    form = await request.form()
    return {"name": form["name"]}


async def unpacked(file: UploadFile):
    content = await file.read()  # expect: MLA704 info
    return {"name": file.filename, "content": content, "content_length": len(content)}


@app.post("/keep")
async def keep(file: UploadFile):
    held = await unpacked(file)
    if held["content_length"] > 5_000_000:
        raise HTTPException(413)
    return model.transcribe(held["content"])
