# seen in: chatchat-space/Langchain-Chatchat libs/chatchat-server/chatchat/server/api_server/server_app.py@49165d6af4438aa7e8a1f71ce276db55f4405151
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

from settings import settings

app = FastAPI()
other = FastAPI()
third = FastAPI()
if settings.OPEN_CROSS_DOMAIN:
    app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True)
if settings.cors_origins:
    other.add_middleware(CORSMiddleware, allow_origins=settings.cors_origins, allow_credentials=True)
else:
    other.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True)  # expect: MLA405 as info
if settings.model:
    third.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True)  # expect: MLA405 as info


@app.get("/ask")
def ask(question: str) -> str:
    return question
