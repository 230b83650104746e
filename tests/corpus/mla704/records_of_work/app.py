# seen in: buymeagoat/whisper-transcriber api/routes/transcript_management.py@5a2ece32ecc0c07602ac6f44016e47e37b7bfca2
"""Routes that keep and look up records of what a model made, and one that asks it; and how long is trained."""

import whisper
from fastapi import FastAPI
from pydantic import BaseModel
from ultralytics import YOLO

from store import notes, settings

app = FastAPI()
speech = whisper.load_model("small")


class Version(BaseModel):
    content: str


class Described(BaseModel):
    description: str


class Spoken(BaseModel):
    text: str  # expect: MLA704 as warning


class Training(BaseModel):
    epochs: int  # expect: MLA704 as info


@app.post("/{job_id}/versions")
def create_transcript_version(job_id: str, version: Version):
    return notes.add(job_id, version.content)


@app.post("/predictive-models")
def create_predictive_model(described: Described):
    return settings.add(described.description)


@app.post("/embed")
def create_embedding(spoken: Spoken):
    return {"vector": vector_of(spoken.text)}


@app.post("/trainings")
def start(training: Training):
    net = YOLO("yolov8n.pt")
    net.train(data="rows.yaml", epochs=training.epochs)
    net.predict("first.jpg")
    return {"done": True}
