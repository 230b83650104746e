# seen in: collabora/WhisperLive whisper_live/server.py@bde730b81bb23b5286470524d5f527caf6a8b9e0
"""A model of speech that each upload loads anew."""

from fastapi import FastAPI, HTTPException, UploadFile
from transcriber import WhisperModel

app = FastAPI()
models = {}


@app.post("/transcriptions")
def transcribe(file: UploadFile, form: str = "json"):
    if form not in ("json", "text"):
        raise HTTPException(400, "json or text")
    if form in ("srt", "vtt"):
        return {"error": "not yet"}
    transcriber = WhisperModel("small", device="cpu")  # expect: MLA605
    return {"text": transcriber.transcribe(file.file)}


@app.post("/transcriptions/{name}")
def transcribe_by(name: str, file: UploadFile):
    if name in models:
        return {"text": models[name].transcribe(file.file)}
    models[name] = WhisperModel(name, device="cpu")
    return {"text": models[name].transcribe(file.file)}
