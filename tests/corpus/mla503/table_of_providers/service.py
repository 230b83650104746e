from fastapi import FastAPI
from mistralai import Mistral

from providers import NEAR

app = FastAPI()
client = Mistral()


@app.post("/ask")
def ask(text: str):
    return client.chat.complete(model=NEAR.model, messages=[{"role": "user", "content": text}], timeout_ms=9000)
