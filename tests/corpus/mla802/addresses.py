# seen in: anamacam/ml-api-fastapi-v2 backend/app/core/database_config.py@cfb884ad63bf60e45306f05cf1359b593ef70a6f, wittyparth/ML-Model-Serving-Platform app/api/v1/auth.py@f94134a1d48d324d8fa7d92562aa7b671faacffc
"""Passwords in errors and in addresses."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, FastAPI, Form, Header

app = FastAPI()
router = APIRouter()


@dataclass
class Database:
    database_url: str = "sqlite:///rows.db"

    def driver(self):
        kind = self.database_url.partition(":")[0]
        if kind not in ("sqlite", "postgresql"):
            raise ValueError(f"no driver for {self.database_url}")  # expect: MLA802
        if kind == "sqlite":
            raise ValueError(f"no driver for {kind}")
        return kind


@router.post("/refresh")
async def refresh(refresh_token: str, database=Depends(Database)):  # expect: MLA802
    return database.driver()


@router.post("/login")
async def login(name: str, password: str = Form(...), api_key: Annotated[str, Header()] = ""):
    return name


@app.get("/keys/{api_key}")
def key(api_key: str):
    return {}


@app.post("/users")
def sign_up(name: str, token_count: int, password: str | None = None):  # expect: MLA802
    return {}


def check(password: str):
    return len(password)
