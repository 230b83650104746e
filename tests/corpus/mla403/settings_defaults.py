# seen in: kevinxo328/ai-app-api utils/env.py@c709b91bbfd9ca4c72fa22723bbba1368e64f04f
"""Keys that settings fall back to."""

import jwt
from fastapi import FastAPI
from pydantic import BaseModel, Field
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    JWT_SECRET_KEY: str = "secret"  # expect: MLA403
    SIGNING_KEY: str = Field("change-me", min_length=8)  # expect: MLA403
    JWT_ALGORITHM: str = "HS256"
    REFRESH_SECRET_KEY: str = Field(...)
    ADMIN_SECRET_KEY: str
    secret_key: str = "change-me"  # ok: nobody takes it


class Answer(BaseModel):
    secret_key: str = "hidden"


app = FastAPI()
settings = Settings()
signed = jwt.encode({}, settings.JWT_SECRET_KEY, settings.JWT_ALGORITHM)


@app.post("/predict")
def predict(row: list[float]) -> Answer:
    return Answer()
