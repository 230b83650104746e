# seen in: umbertogriffo/rag-chatbot backend/api/services/chat_stream.py@9eb6534b2823f26bb43cdb9d60ac22999e44b639
"""Searches of vectors, and tokens that are computed as a plain `for` asks for them."""

import asyncio

import chromadb
from fastapi import FastAPI, WebSocket
from llama_cpp import Llama
from transformers import TextIteratorStreamer

app = FastAPI()
passages = chromadb.PersistentClient("vectors").get_or_create_collection("passages")
writer = Llama("writer.gguf")


@app.get("/near")
async def near(vector: str):
    return passages.query(query_embeddings=[[float(part) for part in vector.split(",")]])  # expect: MLA701


@app.get("/near-apart")
async def near_apart(vector: str):
    return await asyncio.to_thread(passages.query, query_embeddings=[[float(part) for part in vector.split(",")]])


def begin(text):
    return writer.create_chat_completion(messages=[{"role": "user", "content": text}], stream=True)


@app.websocket("/talk")
async def talk(socket: WebSocket):
    stream = await asyncio.get_running_loop().run_in_executor(None, begin, await socket.receive_text())
    for piece in stream:  # expect: MLA701
        await socket.send_text(piece["choices"][0]["delta"].get("content", ""))


async def tokens(tokenizer):
    streamer = TextIteratorStreamer(tokenizer)
    for token in streamer:  # expect: MLA701
        yield token


@app.websocket("/asked")
async def asked(socket: WebSocket):
    stream = await app.state.client.responses.create(input=await socket.receive_text(), stream=True)
    async for event in stream:
        await socket.send_text(event.delta)


@app.post("/count")
async def count(text: str):
    iterator = await app.state.client.pieces(text)
    found = 0
    for _ in iterator:
        found += 1
    return {"pieces": found}
