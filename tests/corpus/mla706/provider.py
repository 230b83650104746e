# seen in: langchain-ai/opengpts backend/app/server.py@8e7fef72e1f7fd1cd3518b4c6e1d6fbb33a4fe2c
from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()
client = OpenAI(timeout=20)


@app.get("/health")
def health():  # expect: MLA706
    return {"status": "ok"}


@app.post("/chat")
def chat(text: str):
    return client.responses.create(model="gpt-4o-mini", input=text, max_output_tokens=300).output_text
