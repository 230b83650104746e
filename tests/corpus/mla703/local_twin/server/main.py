"""The one that is deployed."""

import uvicorn
from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()
client = OpenAI(timeout=20)


@app.post("/query")  # expect: MLA703 as warning
def query(text: str):
    return client.responses.create(model="gpt-4o-mini", input=text, max_output_tokens=200).output_text


def start():
    uvicorn.run("server.main:app", host="0.0.0.0", port=8000)
