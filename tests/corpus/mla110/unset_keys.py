# a form of: an API key that is asked for only where the environment names one
import hmac
import os
import secrets

from fastapi import Header, HTTPException
from flask import abort, request

API_KEY = os.getenv("SCORING_API_KEY")
ADMIN_TOKEN = os.environ.get("ADMIN_TOKEN", "")
PARTNER_KEY = os.environ["PARTNER_KEY"]
SEARCH_KEY = os.getenv("SEARCH_KEY")


def key_required():
    if API_KEY:  # expect: MLA110
        sent = request.headers.get("X-API-Key", "")
        if not hmac.compare_digest(sent, API_KEY):
            abort(401)


def admin_only(authorization: str = Header("")):
    if ADMIN_TOKEN and authorization != f"Bearer {ADMIN_TOKEN}":  # expect: MLA110
        raise HTTPException(403, "not you")


def admin_or_open(authorization: str = Header("")):
    if not ADMIN_TOKEN:  # expect: MLA110
        return
    if not secrets.compare_digest(authorization, ADMIN_TOKEN):
        raise HTTPException(status_code=401)


def admin_or_none(authorization: str = Header("")):
    if not ADMIN_TOKEN:
        raise HTTPException(503, "no token is configured")
    if not secrets.compare_digest(authorization, ADMIN_TOKEN):
        raise HTTPException(status_code=401)


def partner(key: str = Header("")):
    if PARTNER_KEY and key != PARTNER_KEY:
        raise HTTPException(403)


def look_up(words):
    if SEARCH_KEY:
        return search(words, SEARCH_KEY)
    return []
