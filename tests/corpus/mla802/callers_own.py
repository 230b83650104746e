# seen in: Yasmani-Cascante/retail-recommender-system scripts/checks/redis/diagnose_redis.py@d438a0e3bd9521522b2beba1ca92fc3838f06cea
"""Keys that are answered to who sent them, and addresses whose password is taken out."""

import logging

from fastapi import APIRouter, Depends, FastAPI, Header

from vault import check_key, held_key

app = FastAPI()
router = APIRouter()
logger = logging.getLogger(__name__)


@router.get("/whoami")
def whoami(api_key: str = Depends(check_key)):
    return {"prefix": api_key[:8]}


@router.get("/sent")
def sent(api_key: str = Header()):
    return {"prefix": f"{api_key[:8]}..."}


@router.get("/upstream")
def upstream(name: str = Depends(check_key)):
    api_key = held_key(name)
    return {"prefix": api_key[:8]}  # expect: MLA802


@router.get("/connect")
def connect(host: str, password: str = Depends(held_key)):
    redis_url = f"redis://default:{password}@{host}/0"
    logger.info("at %s", redis_url.replace(password, "***"))
    logger.info("at %s", redis_url.replace("//", "/"))  # expect: MLA802
    return host


app.include_router(router)
