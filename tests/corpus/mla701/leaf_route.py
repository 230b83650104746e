# seen in: manasmishra16/mango-disease-prediction backend/main.py@30d9ccf03c185cd409e8cfa82f0befb55116ed14
import tiktoken
import torch
from fastapi import FastAPI, UploadFile

app = FastAPI()
encoder = tiktoken.get_encoding("cl100k_base")
net = torch.jit.load("leaf.pt")


def classify(image):
    with torch.no_grad():
        return net(decode(image)).argmax(1)


@app.post("/leaf")
async def leaf(file: UploadFile):
    image = await file.read()
    return {"label": int(classify(image))}  # expect: MLA701


@app.post("/tokens")
async def tokens(text: str):
    return len(encoder.encode(text))


async def nightly(paths):
    def work():
        return [classify(path) for path in paths]

    return await run(work)
