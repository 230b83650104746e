# seen in: DeadMark70/multimodal-rag-translate core/request_audit.py@d9af69fe8fab89da3c4efe48316677292d80ac25
"""A mapping is known by its fields, whatever it is called."""

import json
import logging
import time

from fastapi import FastAPI, Request

logger = logging.getLogger(__name__)
app = FastAPI()


@app.middleware("http")
async def audited(request: Request, call_next):
    began = time.perf_counter()
    response = await call_next(request)
    audit_payload = {
        "event": "done",
        "request_id": request.headers.get("X-Request-ID"),
        "method": request.method,
        "status": response.status_code,
        "duration_ms": time.perf_counter() - began,
        "user_id": hashed(request.state.user),
    }
    logger.info(json.dumps(audit_payload))
    return response


@app.post("/score")
def score(age: int, income: float):
    payload = {"request_id": "r", "age": age, "income": income}
    logger.info("scoring %s", payload)  # expect: MLA802
    return model.predict([[age, income]])


@app.post("/ask")
def ask(words: str):
    payload = {"event": "asked"}
    payload["words"] = words
    logger.info("asked %s", payload)  # expect: MLA802
    return model.predict([words])
