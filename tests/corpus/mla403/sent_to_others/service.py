import os

from fastapi import FastAPI, Header, HTTPException

API_KEY = os.getenv("API_KEY", "default-key-to-change")  # expect: MLA403 as warning
app = FastAPI()


@app.post("/ask")
def ask(text: str, x_api_key: str = Header()) -> dict:
    if x_api_key != API_KEY:
        raise HTTPException(401)
    return {"text": text}
