# seen in: curbridgedev/HR-Agent-Backend HR-Agent-Main/app/api/v1/customers.py@72cfbf0f9e23e53f85f39c3649cc4b5a46f645af
"""Lines that tell which key is meant or which are missing, and lines that tell a key."""

import logging
import os

from fastapi import APIRouter

router = APIRouter()
logger = logging.getLogger(__name__)


@router.post("/keys")
async def make(customer_id: str):
    issued = await issue(customer_id)
    logger.info(f"Created API key: {issued.id} for {customer_id}")
    logger.info(f"Created API key: {issued.plain} for {customer_id}")  # expect: MLA802
    return {"id": issued.id}


@router.delete("/keys/{key_id}")
async def drop(key_id: str):
    logger.info(f"Deleting API key: {key_id}")
    await revoke(key_id)


@router.get("/ready")
def ready():
    absent = []
    if not os.environ.get("SPEECH_API_KEY"):
        absent.append("SPEECH_API_KEY")
    if not os.environ.get("CHAT_API_KEY"):
        absent.append("CHAT_API_KEY")
    logger.error(f"Missing required API keys: {absent}")
    given = []
    given.append(os.environ.get("SPEECH_API_KEY"))
    logger.error(f"Known API keys: {given}")  # expect: MLA802
    return {"ready": not absent}
