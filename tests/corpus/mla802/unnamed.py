# seen in: freehekimteam/freehekim-rag-api fastapi/rag/pipeline.py@3635c32b60915430bc9de72c9d467107703cd3a3
"""Content by no name that is known: an excerpt, what a model wrote, and all that it is asked with."""

import logging

import anthropic
from fastapi import FastAPI
from openai import OpenAI
from pydantic import BaseModel, Field

app = FastAPI(dependencies=[check_key])
logger = logging.getLogger(__name__)
client = OpenAI(timeout=20)
other = anthropic.Anthropic(timeout=20)


class Asked(BaseModel):
    q: str = Field(max_length=500)
    place: str = Field(max_length=40)


@app.post("/ask")
def ask(asked: Asked):
    logger.info(f"asked: {asked.q[:60]}...")  # expect: MLA802
    logger.info(f"asked: {len(asked.q)} characters")
    return found(asked.q, "0f3b")


def found(q: str, digest: str):
    q = q.strip()
    logger.info("looking for %s", q[:100])  # expect: MLA802
    logger.info("looking for %s, of %s", q[:8], digest[:40])
    reply = client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": q}], max_tokens=300)
    said = reply.choices[0].message.content.strip()
    logger.info(f"said: {said}")  # expect: MLA802
    logger.info(f"said: {reply.usage.total_tokens} tokens")
    return said


@app.post("/again")
def again(asked: Asked):
    options = {"model": "claude", "max_tokens": 300, "messages": [{"role": "user", "content": asked.q}]}
    limits = {"max_tokens": 300}
    logger.info("options: %s", options)  # expect: MLA802
    logger.info("limits: %s", limits)
    return other.messages.create(**options).content[0].text
