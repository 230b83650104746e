# seen in: waldemar99zielinski/travel_recommender backend/src/api/services/recommendation_v2_service.py@360ab877bb9ff8d313744f7afb52adb7da54f256
"""Entries of a stream of one's own that have not its form are told where the program is wrong."""

import logging

from fastapi import FastAPI

logger = logging.getLogger(__name__)
app = FastAPI()


@app.post("/recommend")
async def recommend(wish: str):
    async for event_payload in graph.astream({"wish": wish}):
        if not isinstance(event_payload, dict):
            logger.warning("malformed: %r", event_payload)  # expect: MLA802 as info
            continue
        name = event_payload.get("event")
        if not isinstance(name, str):
            logger.warning("no name: %r", event_payload)  # expect: MLA802 as info
            continue
        logger.info("sent %r", event_payload)  # expect: MLA802 as warning


@app.post("/told")
async def told(payload):
    if not isinstance(payload, dict):
        logger.warning("malformed: %r", payload)  # expect: MLA802 as warning
    return payload
