"""Named like secrets, and none."""

import os

pad_token = "<|endoftext|>"
eos_token = "</s>"
PASSWORD_FIELD = "password"
PASSWORD_RESET_URL = "https://id.internal/reset?step=1"
api_key_header = "X-API-Key"
token_type = "bearer"
api_key = os.getenv("SCORING_API_KEY", "")
secret_name = "projects/scoring/secrets/db"
access_token = "changeme-before-deploy-1234"
MESSAGES = {"password": "Password must have at least 8 characters"}


def connect(password: str = "", token: str | None = None):
    return {"password": password, "token": token, "max_tokens": "256"}
