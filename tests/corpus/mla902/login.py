# seen in: khoj-ai/khoj src/khoj/routers/auth.py@ae229ca894c0b80ad84664afcfdde523b5e87057
import os
from functools import lru_cache

from fastapi import APIRouter, FastAPI
from scoring.config import settings

app = FastAPI()
router = APIRouter()
REGION = os.getenv("REGION", "eu")


@router.get("/redirect")
async def redirect(code: str):
    secret = os.environ["CLIENT_SECRET"]  # expect: MLA902 as info
    return exchange(code, os.environ["CLIENT_ID"], secret)


@router.post("/threshold")
def set_threshold(value: float):
    settings.threshold = value  # expect: MLA902 as warning
    return {"region": REGION}


@router.get("/keys")
def keys():
    return {"chat": bool(os.getenv("CHAT_KEY") or os.getenv("OLD_CHAT_KEY")), "mail": os.getenv("MAIL_KEY") is not None}


@app.on_event("startup")
def startup():
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    return os.environ["MODEL_DIR"]


@lru_cache
def database_url():
    return os.environ["DATABASE_URL"]
