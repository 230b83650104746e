# seen in: Kurkool/cutip-rag-chatbot ingest/routers/scan_all.py
"""Whoever comes in through a dependency that asks for a key can be held to account; a name says nothing of it."""

from fastapi import Depends, FastAPI
from guards import only_the_office
from openai import OpenAI

app = FastAPI()
client = OpenAI(timeout=20)


@app.post("/reports")
def reports(text: str, _who: dict = Depends(only_the_office)):
    return client.responses.create(model="gpt-4o-mini", input=text, max_output_tokens=300).output_text


@app.post("/chat")  # expect: MLA703 as warning
def chat(text: str):
    return client.responses.create(model="gpt-4o-mini", input=text, max_output_tokens=300).output_text
