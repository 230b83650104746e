# seen in: hemmokarja/High-Performance-ML-API src/gateway/auth/rate_limiter.py@8f049b576bbbeef29c8250e54e35f59d459dddaa
"""Credentials in log lines."""

import structlog
from fastapi import FastAPI

app = FastAPI()
logger = structlog.get_logger()


@app.post("/keys")
def make(redis_url: str, settings: Settings):
    logger.info("limiter is ready", redis_url=redis_url, mode="distributed")  # expect: MLA802
    key = settings.api_key
    logger.warning("made a key, keep it", api_key=key)  # expect: MLA802
    print(f"Development API key: {key}")  # expect: MLA802
    logger.info("key ends in", key_suffix=key[-4:])
    logger.info("has a key", has_api_key=bool(key))
    logger.info("masked", api_key=mask(key))
    api_key = mask(key)
    logger.info("masked before: %s", api_key)
    try:
        check(key)
    except ValueError as error:
        print(f"bad password: {error}")
    return {"key": key}
