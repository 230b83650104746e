# seen in: SciPhi-AI/R2R py/core/providers/orchestration/hatchet.py@9c5a94d151f90876bd7eb860f300a8fd662dc481 (the sound form)
"""A table of what the program says itself; what was said to it is a list."""

import logging

from fastapi import FastAPI

app = FastAPI()
logger = logging.getLogger(__name__)
SAID: dict[str, str] = {}


def register(workflow: str, messages: dict[str, str]) -> None:
    SAID.update(messages)
    logger.info(f"{workflow} says {messages}")


@app.post("/chat")
def chat(messages: list[dict]):
    register("ingest", {"ingest-files": "The files are queued."})
    logger.info(f"asked: {messages}")  # expect: MLA802
    return model.generate(messages)
