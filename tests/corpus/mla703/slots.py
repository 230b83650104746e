import asyncio

from fastapi import FastAPI, HTTPException
from openai import AsyncOpenAI

app = FastAPI()
client = AsyncOpenAI(timeout=20)
slots = asyncio.Semaphore(4)


async def ask(text):
    try:
        await asyncio.wait_for(slots.acquire(), timeout=2)
    except TimeoutError as error:
        raise HTTPException(503, "every slot is taken") from error
    try:
        return await client.responses.create(model="gpt-4o-mini", input=text, max_output_tokens=300)
    finally:
        slots.release()


@app.post("/chat")
async def chat(text: str):
    return (await ask(text)).output_text
