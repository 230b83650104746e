# seen in: fedirz/faster-whisper-server src/speaches/routers/realtime/ws.py@2ea974d7e48ebaed05e9d31285c46cb0d8699ca7
"""What a client is told about trying again is what is said of it."""

from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()
once = OpenAI(max_retries=1)
never = OpenAI(max_retries=0)


@app.post("/ask")
def ask(text: str):
    first = once.responses.create(model="gpt-4o-2024-08-06", input=text)  # expect: MLA101
    return first.output_text


@app.post("/ask-once")
def ask_once(text: str):
    answer = never.responses.create(model="gpt-4o-2024-08-06", input=text)  # expect: MLA101
    return answer.output_text
