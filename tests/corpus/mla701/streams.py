# seen in: haotian-liu/LLaVA llava/serve/controller.py@c121f0432da27facab705978f83c4ada465e46fd
"""Generators run where they are gone through: a streaming response does so in a thread of its own."""

import requests
from fastapi import FastAPI, Request
from fastapi.responses import StreamingResponse

app = FastAPI()
WORKER = "https://worker.example"


def answers(question):
    with requests.post(WORKER, json=question, stream=True, timeout=20) as response:
        for line in response.iter_lines():
            yield line


@app.post("/stream")
async def stream(request: Request):
    generator = answers(await request.json())
    return StreamingResponse(generator)


@app.post("/whole")
async def whole(request: Request):
    return {"lines": list(answers(await request.json()))}  # expect: MLA701


@app.post("/each")
async def each(request: Request):
    found = []
    for line in answers(await request.json()):
        found.append(line)
    return found
