# a form of: the same chat with no limit
from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()  # expect: MLA702 as warning
client = OpenAI(timeout=20)


@app.post("/chat")
def chat(question: str):
    return {"answer": client.responses.create(model="gpt-4o-mini", input=question).output_text}
