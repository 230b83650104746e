# a form of: texts that go to a language model over HTTP, with no client of its provider
import os

import requests
from fastapi import FastAPI
from pydantic import BaseModel, Field

app = FastAPI()
API = "https://api.openai.com/v1"


class Question(BaseModel):
    text: str  # expect: MLA704


class Bounded(BaseModel):
    text: str = Field(max_length=2000)


class Note(BaseModel):
    text: str


def _ask(text):
    answer = requests.post(
        API + "/chat/completions",
        headers={"Authorization": f"Bearer {os.environ['OPENAI_API_KEY']}"},
        json={"model": "gpt-4o-mini", "messages": [{"role": "user", "content": text}], "max_tokens": 300},
        timeout=30,
    )
    answer.raise_for_status()
    return answer.json()["choices"][0]["message"]["content"]


@app.post("/ask")
def ask(question: Question):
    return {"answer": _ask(question.text)}


@app.post("/ask/bounded")
def ask_bounded(question: Bounded):
    return {"answer": _ask(question.text)}


@app.post("/notes")
def note(note: Note):
    requests.post("http://notes:8080/notes", json=note.model_dump(), timeout=3)
    return {"kept": True}
