# a form of: a model that is asked several times, and whose last failure becomes nothing
import asyncio
import logging
import time

import requests
from openai import AsyncOpenAI, OpenAI

logger = logging.getLogger(__name__)
client = OpenAI(timeout=10)
fast = AsyncOpenAI(timeout=5)


def ask(prompt):
    for attempt in range(3):
        try:
            return client.responses.create(model="gpt-4o-2024-08-06", input=prompt).output_text
        except Exception as error:  # expect: MLA102
            logger.warning("try %d: %s", attempt, error)
            time.sleep(2**attempt)
    logger.error("given up")
    return None


async def ask_fast(prompt):
    tries = 0
    while tries < 3:
        try:
            answer = await fast.responses.create(model="gpt-4o-2024-08-06", input=prompt)
            return answer.output_text
        except Exception as error:  # expect: MLA102
            tries += 1
            logger.warning("try %d: %s", tries, error)
            await asyncio.sleep(1)
    return ""


def ask_or_none(prompt) -> str | None:
    for attempt in range(3):
        try:
            return client.responses.create(model="gpt-4o-2024-08-06", input=prompt).output_text
        except Exception as error:
            logger.warning("try %d: %s", attempt, error)
            time.sleep(1)
    return None


def ask_or_raise(prompt):
    last = None
    for attempt in range(3):
        try:
            return client.responses.create(model="gpt-4o-2024-08-06", input=prompt).output_text
        except Exception as error:
            last = error
            time.sleep(attempt)
    raise RuntimeError("nobody answers") from last


def ask_others(prompt, hosts):
    for host in hosts:
        try:
            return requests.post(host, json={"prompt": prompt}, timeout=5).json()
        except Exception as error:
            logger.warning("%s: %s", host, error)
    return None


def ask_looked_at(prompt):
    for attempt in range(3):
        try:
            return client.responses.create(model="gpt-4o-2024-08-06", input=prompt).output_text
        except Exception as error:
            logger.warning("try %d: %s", attempt, error)
            time.sleep(1)
    return None


def answer(prompt):
    text = ask_looked_at(prompt)
    if text is None:
        raise RuntimeError("nobody answers")
    return text, ask(prompt)
