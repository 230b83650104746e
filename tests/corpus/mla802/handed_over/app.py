# a form of: helpers that log what they are handed
from fastapi import FastAPI
from watch import Audit, record, slow

app = FastAPI()
audit = Audit()


@app.post("/ask")
def ask(prompt: str, request_id: str):
    record("asked", prompt)
    audit.write("asked", prompt)
    slow("asked", request_id)
    return {"ok": True}
