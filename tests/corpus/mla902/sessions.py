# seen in: manasmishra16/mango-disease-prediction backend/main.py@30d9ccf03c185cd409e8cfa82f0befb55116ed14
import secrets

from fastapi import FastAPI

app = FastAPI()
active_tokens: dict[str, str] = {}  # expect: MLA902
recent_users = {}
labels = {}


@app.post("/login")
def login(user: str):
    token = secrets.token_hex(16)
    active_tokens[token] = user
    recent_users[user] = token
    if len(recent_users) > 100:
        recent_users.pop(next(iter(recent_users)))
    return {"token": token}
