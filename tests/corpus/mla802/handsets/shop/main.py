import logging

from fastapi import FastAPI

from shop.stock import checked, find

app = FastAPI()
logger = logging.getLogger(__name__)


@app.get("/best")
def best(name: str):
    candidate = find(name)
    logger.warning("no such phone: %s", candidate.phone)
    checked_phone = checked(candidate)
    logger.info(f"without a price: {checked_phone}")
    logger.info("bought by %s", candidate.user.phone)  # expect: MLA802 as warning
    logger.info("call %s", candidate.phone_number)  # expect: MLA802 as warning
    return candidate.phone.id
