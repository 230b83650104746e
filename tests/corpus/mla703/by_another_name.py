# a form of: a service whose client comes from elsewhere, and a limit by a decorator of ratelimit
from fastapi import FastAPI

from .clients import client

app = FastAPI()


@app.post("/ask")  # expect: MLA703
def ask(text: str):
    return client.chat.completions.create(model="m", messages=[{"role": "user", "content": text}], max_tokens=300)
