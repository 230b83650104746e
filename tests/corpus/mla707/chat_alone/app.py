# seen in: assafelovic/gpt-researcher backend/server/app.py@5d84d2f5553e70a2765a8ff3a0d2672d60437ce8
from fastapi import FastAPI, Request
from transformers import pipeline

app = FastAPI()
writer = pipeline("text-generation")


@app.post("/chat")
async def chat(request: Request):
    sent = await request.json()
    said = writer(sent.get("turns", []))  # expect: MLA707 as warning
    return {"said": said[0]}
