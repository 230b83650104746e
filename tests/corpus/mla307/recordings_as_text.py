# seen in: TanmayBansa1/CNN-Audio-Classifier main.py
import base64
import io

import soundfile
import torch
from fastapi import FastAPI, HTTPException
from pydantic import BaseModel, Field

app = FastAPI()
model = torch.jit.load("sounds.pt")


class Recording(BaseModel):
    sound: str = Field(max_length=4_000_000)


@app.post("/sounds")
def sounds(recording: Recording):
    samples, _ = soundfile.read(io.BytesIO(base64.b64decode(recording.sound)))  # expect: MLA307 as info
    return {"sound": int(model(torch.from_numpy(samples)).argmax())}


@app.post("/sounds/caught")
def sounds_caught(recording: Recording):
    try:
        samples, _ = soundfile.read(io.BytesIO(base64.b64decode(recording.sound)))
    except soundfile.LibsndfileError as error:
        raise HTTPException(422, "no recording") from error
    return {"sound": int(model(torch.from_numpy(samples)).argmax())}


@app.get("/sounds/own")
def own():
    samples, _ = soundfile.read("own.wav")
    return {"sound": int(model(torch.from_numpy(samples)).argmax())}
