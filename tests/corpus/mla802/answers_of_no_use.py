# seen in: privacydied/discord-llm-chatbot bot/brain.py@67819e575f4196bc636215abc4f40f39fc8dd055
"""An answer of which nothing could be made, as an error that is raised next; and one that goes out all the same."""

import logging

from fastapi import FastAPI

app = FastAPI()
logger = logging.getLogger(__name__)


@app.post("/ask")
def ask(question: str):
    response = model.generate(question)
    if "text" in response:
        return response["text"]
    else:
        logger.error(f"no text in it: {response}")  # expect: MLA802 as info
        raise ValueError("no text")


@app.post("/ask/anyway")
def ask_anyway(question: str):
    response = model.generate(question)
    if "text" not in response:
        logger.error(f"no text in it: {response}")  # expect: MLA802 as warning
        return "nothing"
    return response["text"]
