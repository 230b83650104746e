# seen in: Shivanshu8211/LLM-Backend-with-FastAPI app/llm/gemini_client.py@e43c7191057f30735b404449ffd33b7ab224010d
"""Providers of a language model that are only played."""

import logging
import os

from fastapi import FastAPI

from brewery.providers import CachedLLMProvider, CloudProvider, SimulatedKettle, SimulatedLLMProvider

log = logging.getLogger(__name__)
app = FastAPI()


def provider():
    try:
        return CloudProvider(os.environ["BREWERY_KEY"])
    except Exception:  # expect: MLA103
        return SimulatedLLMProvider()


def second_provider():
    try:
        return CloudProvider(os.environ["SECOND_KEY"])
    except Exception as error:
        log.error("the first one answers as well: %s", error)
        return CachedLLMProvider()


def kettle():
    try:
        return CloudProvider(os.environ["KETTLE_KEY"]).kettle()
    except Exception:
        return SimulatedKettle()


@app.get("/recipes")
def recipe(wish: str):
    return {"recipe": provider().complete(wish), "again": second_provider().complete(wish), "kettle": kettle().heat}
