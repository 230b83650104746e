# seen in: onyx-dot-app/onyx loadtest/mock_llm/app.py@a7d66a8b778c3f9026c4f89dae47d14a3f84816f
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Asked(BaseModel):
    text: str


def generate(text):
    return " ".join(["word"] * len(text.split()))


@app.post("/v1/chat/completions")
async def completions(asked: Asked):
    return {"text": generate(asked.text), "kind": filler.predict([asked.text])}
