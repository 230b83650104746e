# seen in: aemreusta/rag-api-for-docs app/api/v1/chat.py@5bce6d2282b2c61dd40ba7fee3c2b0c42adcaaaa
"""A chat for whoever comes by, with a limit of its own on how often."""

from fastapi import Depends, FastAPI
from openai import OpenAI

from limits import rate_limit

app = FastAPI()
client = OpenAI(timeout=20)


@app.post("/chat")  # expect: MLA702 as info
def chat(question: str, limited: None = Depends(rate_limit)):
    return {"answer": client.responses.create(model="gpt-4o-mini", input=question).output_text}
