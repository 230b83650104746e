# seen in: THUDM/ChatGLM-6B api.py@401bf3a8a7dd8a26fba189551dccfc61a7079b4e
"""A model that chats on the event loop, and one that is asked in threads."""

import asyncio

from fastapi import FastAPI, Request
from transformers import AutoModel, AutoTokenizer

app = FastAPI()


@app.post("/")
async def create_item(request: Request):
    global model, tokenizer
    asked = await request.json()
    response, history = model.chat(tokenizer, asked["prompt"], history=asked["history"])  # expect: MLA701
    return {"response": response, "history": history}


@app.post("/threads")
async def in_threads(request: Request):
    asked = await request.json()
    response, history = await asyncio.to_thread(model.chat, tokenizer, asked["prompt"], history=asked["history"])
    return {"response": response, "history": history}


if __name__ == "__main__":
    tokenizer = AutoTokenizer.from_pretrained("chat-6b", revision="4a2f01c")
    model = AutoModel.from_pretrained("chat-6b", revision="4a2f01c").eval()
