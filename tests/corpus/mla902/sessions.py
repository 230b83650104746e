# seen in: manasmishra16/mango-disease-prediction backend/main.py@30d9ccf03c185cd409e8cfa82f0befb55116ed14
import secrets

from fastapi import FastAPI

app = FastAPI()
active_tokens: dict[str, str] = {}  # expect: MLA902
recent_users = {}
session_models = {}
last_texts = {}  # expect: MLA902 as warning
MODELS = {"small": "s.onnx", "large": "l.onnx"}
labels = {}


@app.post("/login")
def login(user: str):
    token = secrets.token_hex(16)
    active_tokens[token] = user
    recent_users[user] = token
    if len(recent_users) > 100:
        recent_users.pop(next(iter(recent_users)))
    return {"token": token}


@app.post("/choose")
def choose(model_key: str, text_key: str):
    if model_key not in MODELS:
        return {"error": "no such model"}
    session_models[model_key] = MODELS[model_key]
    last_texts[text_key] = model_key
    return {"model": model_key}
