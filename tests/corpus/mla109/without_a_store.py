# seen in: matic0209/recommendation-system app/main.py
"""A query of a store that a program may go without, and one of a store that it needs."""

import logging

from fastapi import FastAPI, Request

app = FastAPI()
logger = logging.getLogger(__name__)


def extras(session, user):
    if not session:
        return {}
    try:
        return session.query(Extra).filter_by(user=user).all()
    except Exception as error:  # expect: MLA109 as info
        logger.warning("no extras: %s", error)
        return {}


def orders(session, user):
    try:
        return session.query(Order).filter_by(user=user).all()
    except Exception as error:  # expect: MLA109 as error
        logger.warning("no orders: %s", error)
        return []


@app.get("/user")
def user(request: Request, name: str):
    session = getattr(request.app.state, "session", None)
    return {"extras": extras(session, name), "orders": orders(request.app.state.orders, name)}
