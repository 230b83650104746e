# seen in: Yunpei24/fraud-detection-ml api/src/services/user_database_service.py
import logging

from fastapi import APIRouter

from .table import look_up, send

router = APIRouter()
logger = logging.getLogger(__name__)


@router.get("/me")
def signed_in():
    return look_up("me")


@router.post("/accounts/find")
def find_user(email: str):
    try:
        return look_up(email)
    except OSError as error:
        logger.error("no account %s: %s", email, error)  # expect: MLA802 as info
        return None


@router.post("/accounts/make")
def make_user(email: str):
    logger.info("made %s", email)  # expect: MLA802 as warning
    return look_up(email)


@router.post("/tell")
def tell(email: str):
    try:
        return send(email)
    except OSError:
        logger.exception("not sent to %s", email)  # expect: MLA802 as info
        return None
