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
ALLOWED_KEYS = {each.strip() for each in os.getenv("ALLOWED_KEYS", "").split(",") if each}


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


def caller(key: str = Header("")):
    if not API_KEY:  # expect: MLA110
        return "somebody"
    if key == API_KEY:
        return "partner"
    raise HTTPException(status_code=401, detail="no such key")


def caller_of_many(key: str = Header("")):
    if len(ALLOWED_KEYS) == 0:
        raise HTTPException(503)
    if ALLOWED_KEYS and key not in ALLOWED_KEYS:  # expect: MLA110
        raise HTTPException(status_code=403)


def is_signed(signature):
    if ADMIN_TOKEN is None:  # expect: MLA110
        return True
    return hmac.compare_digest(signature, ADMIN_TOKEN)


def is_signed_or_not(signature):
    if ADMIN_TOKEN is None:
        return False
    return hmac.compare_digest(signature, ADMIN_TOKEN)


def is_partner(sent):
    return sent == API_KEY if API_KEY else True  # expect: MLA110


def is_admin(sent):
    return not ADMIN_TOKEN or secrets.compare_digest(sent, ADMIN_TOKEN)  # expect: MLA110


def is_either(sent):
    return sent == API_KEY or sent == ADMIN_TOKEN


def metrics(authorization: str = Header("")):
    expected = os.getenv(METRICS_VARIABLE)
    if not expected:  # expect: MLA110
        return
    wanted = f"Bearer {expected}"
    if authorization != wanted:
        raise HTTPException(status_code=401)


def warned(key: str = Header("")):
    if not API_KEY:  # expect: MLA110
        logger.warning("no key is configured")
    elif key != API_KEY:
        raise HTTPException(status_code=401)


def told(key: str = Header("")):
    if not API_KEY:
        raise HTTPException(status_code=401)
    elif key != API_KEY:
        raise HTTPException(status_code=401)


def only_at_a_desk(key: str = Header("")):
    if STAGE == "desk" and not API_KEY:
        return "developer"
    if key != API_KEY:
        raise HTTPException(status_code=401)


def shut_until_set():
    if not ADMIN_TOKEN:
        return error_page(503, "no token is set")
    if not hmac.compare_digest(request.headers.get("Authorization", ""), ADMIN_TOKEN):
        abort(401)
    return None


def page_until_set():
    if not ADMIN_TOKEN:  # expect: MLA110
        return page("welcome")
    if not hmac.compare_digest(request.headers.get("Authorization", ""), ADMIN_TOKEN):
        abort(401)
    return None
