# seen in: YorkieB/railway-rag-api rag-api/app.py@5aba88ff44be469acf4bfe47346ae1f8c39f1383
"""A chat that ends where the budget of the day is spent, which limits nobody."""

from fastapi import FastAPI, HTTPException
from openai import OpenAI

app = FastAPI()
client = OpenAI(timeout=20)


@app.post("/chat")  # expect: MLA702 as warning
def chat(question: str):
    if spent() > 100:
        raise HTTPException(status_code=429, detail="the budget is spent")
    return {"answer": client.responses.create(model="gpt-4o-mini", input=question).output_text}
