# seen in: weaviate/Verba goldenverba/components/generation/OpenAIGenerator.py@6fb7c98d729bca91efe6be7d835dc9d36a53905f
"""A chat model that is asked over HTTP with no client of its provider."""

import httpx
import requests
from fastapi import FastAPI

app = FastAPI()
ADDRESS = "https://models.example.com/v1/chat/completions"


@app.post("/streamed")
async def streamed(text: str):
    body = {"model": "small", "messages": [{"role": "user", "content": text}], "stream": True}  # expect: MLA106
    async with httpx.AsyncClient(timeout=20) as client:
        async with client.stream("POST", ADDRESS, json=body) as answer:
            return [line async for line in answer.aiter_lines()]


@app.post("/plain")
def plain(text: str):
    said = [{"role": "user", "content": text}]
    return requests.post(ADDRESS, json={"model": "small", "messages": said}, timeout=20).json()  # expect: MLA106


@app.post("/bounded")
def bounded(text: str):
    said = [{"role": "user", "content": text}]
    body = {"model": "small", "messages": said, "max_tokens": 300}
    return requests.post(ADDRESS, json=body, timeout=20).json()


@app.post("/bounded/later")
def bounded_later(text: str, most: int):
    body = {"model": "small", "messages": [{"role": "user", "content": text}]}
    body["max_completion_tokens"] = min(most, 300)
    return requests.post(ADDRESS, json=body, timeout=20).json()


@app.post("/options")
def options(text: str):
    body = {"model": "small", "messages": [{"role": "user", "content": text}], **app.state.options}
    return requests.post(ADDRESS, json=body, timeout=20).json()


@app.post("/elsewhere")
def elsewhere(text: str):
    return requests.post("https://mail.example.com", json={"model": "letter", "text": text}, timeout=20).json()
