# seen in: aemreusta/rag-api-for-docs app/api/v1/chat.py@5bce6d2282b2c61dd40ba7fee3c2b0c42adcaaaa
"""What a tracer of models is told, who asked, and what a tracker of errors is told."""

import sentry_sdk
from fastapi import FastAPI
from langfuse import Langfuse

app = FastAPI()
kept = Langfuse()


@app.post("/ask")
def ask(question: str, email: str):
    kept.trace(name="ask", input=question)  # expect: MLA802 as info
    kept.trace(name="who", metadata={"email": email})  # expect: MLA802 as warning
    sentry_sdk.set_extra("question", question)  # expect: MLA802 as warning
    return {"answer": model.generate(question)}
