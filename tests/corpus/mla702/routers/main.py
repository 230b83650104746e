# seen in: zylon-ai/private-gpt private_gpt/server/chat/chat_router.py@ab89a0d67bf6a30481081bdc7c487b484d82f91b
from chat import chat_router
from fastapi import FastAPI

app = FastAPI()
app.include_router(chat_router)
