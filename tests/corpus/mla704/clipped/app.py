# seen in: CxcTHU/rfc-rag-agent app/api/agent.py@5209d05dbe88ed8ed767f5a669ac2cd4f97ee193
"""What the prompt is made of is cut by a function of the project, one step away."""

import logging

from fastapi import FastAPI
from openai import OpenAI
from pydantic import BaseModel, Field
from wording import shortened, trimmed

app = FastAPI()
client = OpenAI(timeout=20)
logger = logging.getLogger(__name__)


class Piece(BaseModel):
    title: str = ""
    content: str | None = None


class Verdict(BaseModel):
    pieces: list[Piece] = Field(default_factory=list, max_length=8)


class Note(BaseModel):
    text: str


class Told(BaseModel):
    message: str  # expect: MLA704


class Trimmed(BaseModel):
    question: str  # expect: MLA704


def shown(piece, number):
    return f"[{number}] " + shortened(getattr(piece, "content", "") or "", limit=220)


def ask(prompt):
    return client.responses.create(model="gpt-4o-mini", input=prompt, max_output_tokens=200).output_text


@app.post("/verdict")
def verdict(request: Verdict):
    return ask("\n".join(shown(piece, number) for number, piece in enumerate(request.pieces[:4])))


@app.post("/note")
def note(request: Note):
    return ask(request.text[:2000])


@app.post("/told")
def told(request: Told):
    logger.info("asked: %s", shortened(request.message, limit=80))
    return ask(request.message)


@app.post("/trimmed")
def plain(request: Trimmed):
    return ask(trimmed(request.question))
