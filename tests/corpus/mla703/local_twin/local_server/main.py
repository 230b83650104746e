# seen in: openai/chatgpt-retrieval-plugin local_server/main.py@b28ddce58474441da332d4e15c6dd60ddaa953ab (the sound form)
"""A server to try things with, beside the one that the image starts."""

import uvicorn
from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()
client = OpenAI(timeout=20)


@app.post("/query")  # expect: MLA703 as info
def query(text: str):
    return client.responses.create(model="gpt-4o-mini", input=text, max_output_tokens=200).output_text


def start():
    uvicorn.run("local_server.main:app", host="localhost", port=3333, reload=True)
