"""Asks a model through a client that another file made."""

import openai
from fastapi import FastAPI, HTTPException

from llm import client, store

app = FastAPI()


@app.post("/calc")
def calc(text: str):
    messages = [{"role": "user", "content": text}]
    return client.chat.completions.create(model="gpt-4o", messages=messages)  # expect: MLA105


@app.post("/short")
def short(text: str):
    messages = [{"role": "user", "content": text}]
    try:
        return client.chat.completions.create(model="gpt-4o", messages=messages, max_tokens=200)
    except openai.APIError as error:
        raise HTTPException(503, "no answer at the moment") from error


@app.post("/keep")
def keep(text: str):
    return store.messages.create(text)
