# seen in: iusztinpaul/hands-on-llms modules/financial_bot/financial_bot/embeddings.py
"""A text that is told where it could not be embedded, and one that is told each time."""

import logging

from fastapi import FastAPI

app = FastAPI()
logger = logging.getLogger(__name__)


@app.post("/embed")
def embed(query: str):
    logger.info("to embed: %s", query)  # expect: MLA802 as warning
    try:
        return encoder.encode(query)
    except RuntimeError:
        logger.exception("not embedded: %s", query)  # expect: MLA802 as info
        raise
