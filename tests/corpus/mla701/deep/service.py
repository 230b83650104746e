# seen in: MLOpsGroup9/FrontShiftAI backend/api/unified_agent.py
import asyncio

from ask import intent
from fastapi import FastAPI

app = FastAPI()


@app.post("/chat")
async def chat(message: str):
    return intent(message)  # expect: MLA701


@app.post("/chat-apart")
async def chat_apart(message: str):
    return await asyncio.to_thread(intent, message)
