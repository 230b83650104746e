# seen in: buymeagoat/whisper-transcriber api/routes/audit.py@5a2ece32ecc0c07602ac6f44016e47e37b7bfca2
"""One list of the module that two routes add to, and another one."""

from fastapi import FastAPI

app = FastAPI()
EVENTS = []
ANSWERS = []


@app.post("/events")
def add(event: str):
    EVENTS.append(event)  # expect: MLA709 as warning
    return {"events": len(EVENTS)}


@app.delete("/events")
def clear(by: str):
    EVENTS.clear()
    EVENTS.append(f"cleared by {by}")  # expect: MLA709 as info
    return {"events": 1}


@app.post("/answers")
def answer(text: str):
    ANSWERS.append(text)  # expect: MLA709 as warning
    return {"answers": len(ANSWERS)}
