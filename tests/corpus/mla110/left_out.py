# a form of: guards that are not there where they cannot be added, or whose refusal is only logged
import logging

import pandera
from fastapi import FastAPI, Request

from .schemas import rows_schema
from .tokens import verify_token

logger = logging.getLogger(__name__)
app = FastAPI()

try:
    from .middleware import AuthMiddleware

    app.add_middleware(AuthMiddleware)
except Exception as error:  # expect: MLA110
    logger.warning("no authentication: %s", error)

try:
    from .middleware import TimingMiddleware

    app.add_middleware(TimingMiddleware)
except Exception as error:
    logger.warning("no timings: %s", error)


@app.middleware("http")
async def known_only(request: Request, call_next):
    try:
        verify_token(request.headers["authorization"])
    except Exception as error:  # expect: MLA110
        logger.error("who is it? %s", error)
    return await call_next(request)


@app.middleware("http")
async def known_or_refused(request: Request, call_next):
    try:
        verify_token(request.headers["authorization"])
    except Exception as error:
        logger.error("who is it? %s", error)
        return refused()
    return await call_next(request)


def validate_rows(rows):
    try:
        rows_schema.validate(rows)
    except pandera.errors.SchemaErrors as error:  # expect: MLA110
        logger.error("rows that do not fit: %s", error)
    return rows


def check_prompt(text):
    try:
        guardrail.check(text)
    except Exception as error:  # expect: MLA110
        logger.error("the guardrail: %s", error)
        return text
    return text


def validate_and_refuse(rows):
    try:
        rows_schema.validate(rows)
    except pandera.errors.SchemaErrors as error:
        logger.error("rows that do not fit: %s", error)
        raise
    return rows


def check_connection(client):
    try:
        client.check()
    except Exception as error:
        logger.warning("not connected: %s", error)


def describe_rows(rows):
    try:
        rows_schema.validate(rows)
    except pandera.errors.SchemaErrors as error:
        logger.info("rows that do not fit: %s", error)
    return rows
