# seen in: SumitRathor002/LLM-FastAPI src/app/schemas/chat.py@a2f9adfc08f40970357659861864e04c66b9efd5
from fastapi import FastAPI
from openai import AsyncOpenAI
from pydantic import BaseModel, Field

app = FastAPI()
client = AsyncOpenAI(timeout=20)


class Ask(BaseModel):
    error_message: str | None = None
    user_prompt: str | None = None  # expect: MLA704


class Short(BaseModel):
    user_prompt: str | None = Field(None, max_length=2000)  # ok: bounded


@app.post("/ask")
async def ask(body: Ask):
    return await client.responses.create(model="m-1", input=body.user_prompt, max_output_tokens=100)


@app.post("/short")
async def short(body: Short):
    return await client.responses.create(model="m-1", input=body.user_prompt, max_output_tokens=100)
