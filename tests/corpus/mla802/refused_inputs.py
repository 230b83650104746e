# seen in: buymeagoat/whisper-transcriber api/middlewares/app_security.py@5a2ece32ecc0c07602ac6f44016e47e37b7bfca2
"""What a check refuses, cut short in the log right before; and what goes on, or stands there whole."""

import logging
import re

from fastapi import FastAPI, HTTPException

app = FastAPI()
logger = logging.getLogger(__name__)


@app.post("/notes")
def save(text: str):
    if re.search("<script", text):
        logger.warning(f"script in a note: {text[:100]}")  # expect: MLA802 as info
        raise HTTPException(status_code=400, detail="refused")
    if len(text) > 10_000:
        logger.warning(f"long note: {text[:100]}")  # expect: MLA802 as warning
        text = text[:10_000]
    if re.search("drop table", text):
        logger.warning(f"statement in a note: {text}")  # expect: MLA802 as warning
        raise HTTPException(status_code=400, detail="refused")
    return keep(text)
