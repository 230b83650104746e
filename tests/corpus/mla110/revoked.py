# seen in: arc53/DocsGPT application/api/oidc/denylist.py@52279d27b4c311c83e62f16f7867f2cf4a74b7f5
"""Tokens that were taken back, and a store that cannot be asked."""

import logging

log = logging.getLogger(__name__)


def is_denied(token):
    try:
        marks = store.mget(token["sub"])
    except Exception:  # expect: MLA110
        log.warning("the list cannot be asked")
        return False
    return any(mark is not None for mark in marks)


async def is_token_revoked(token):
    try:
        return await store.exists(f"revoked:{token}") > 0
    except Exception as error:  # expect: MLA110
        log.error("the list cannot be asked: %s", error)
        return False


async def is_session_revoked(token):
    try:
        return await store.exists(f"revoked:{token}") > 0
    except Exception as error:
        log.error("the list cannot be asked: %s", error)
        return True


def is_expired(moment):
    try:
        return moment < now()
    except Exception:
        return False
