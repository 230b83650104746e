import logging

from fastapi import FastAPI
from mail import send
from settings import settings

app = FastAPI()
logger = logging.getLogger(__name__)


@app.post("/codes")
def codes(email: str, code: str):
    if settings.ENVIRONMENT == "development" and not settings.MAIL_USER:
        logger.warning("in place of a mail to %s", email)  # expect: MLA802 as info
        return True
    send(email, code)
    return True


@app.post("/news")
def news(email: str):
    if settings.ENVIRONMENT == "production":
        logger.warning("a mail to %s", email)  # expect: MLA802 as warning
        return True
    send(email, "")
    return True


@app.post("/letters")
def letters(email: str):
    if settings.ENVIRONMENT == "development":
        logger.warning("a letter to %s", email)  # expect: MLA802 as warning
    send(email, "")
    return True
