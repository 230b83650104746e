"""Limits that are counted in a store."""

import logging

import redis
from fastapi import HTTPException

store = redis.Redis()


async def rate_limiter(address: str):
    try:
        if store.incr(address) > 100:
            raise HTTPException(429)
    except redis.RedisError as error:  # expect: MLA110
        logging.warning("the store does not answer: %s", error)


async def open_limiter(address: str):
    """It fails open: an outage of the store must not stop the service."""
    try:
        if store.incr(address) > 100:
            raise HTTPException(429)
    except redis.RedisError as error:
        logging.warning("the store does not answer: %s", error)


async def strict_limiter(address: str):
    try:
        if store.incr(address) > 100:
            raise HTTPException(429)
    except redis.RedisError as error:
        raise HTTPException(503) from error
