# seen in: run-llama/sec-insights backend/app/api/endpoints/conversation.py
# A text in the query of a GET is bounded by what a server takes as an address; a route that hands it on is the same gap.
from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()
client = OpenAI(timeout=20)


@app.get("/answer")
def answer(message: str):  # expect: MLA704 as info
    return client.responses.create(model="gpt-4o-mini", input=message, max_output_tokens=300).output_text


@app.get("/answer/plain")
def answer_plain(message: str):
    return {"text": answer(message)}


@app.post("/answer/long")
def answer_long(message: str):  # expect: MLA704 as warning
    return client.responses.create(model="gpt-4o-mini", input=message, max_output_tokens=300).output_text
