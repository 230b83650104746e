# seen in: onyx-dot-app/onyx backend/onyx/connectors/sharepoint/connector.py@a7d66a8b778c3f9026c4f89dae47d14a3f84816f
"""What only looks whether another service lets us in, or writes where to log in: neither lets anybody through."""

import logging

import requests

log = logging.getLogger(__name__)


def probe_library_authorized(address, headers):
    try:
        answer = requests.get(f"{address}/shelves", headers=headers, timeout=5)
    except Exception as error:
        log.warning("the library did not answer: %s", error)
        return True
    return answer.status_code not in (401, 403)


def is_authorized(token):
    try:
        answer = requests.get("https://gate.example/me", headers={"Authorization": token}, timeout=5)
    except Exception as error:  # expect: MLA110
        log.warning("the gate did not answer: %s", error)
        return True
    return answer.status_code not in (401, 403)


def authorize_url(house, house_token=None):
    path = f"/login/{house}"
    if house_token is None:
        return path
    return f"{path}?house={house_token}"


def authorize(house, house_token=None):
    user = first_user(house)
    if house_token is None:
        return user  # expect: MLA110
    return user_of(house_token)


def check_for_news(user, session):
    try:
        ensure_news_are_fresh(user, session)
    except Exception:
        log.exception("no news today")


def validate_order(order):
    try:
        ensure_valid_order(order)
    except Exception:  # expect: MLA110
        log.exception("an odd order")
    return order
