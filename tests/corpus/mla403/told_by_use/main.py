import secrets

import jwt
from fastapi import Depends, FastAPI, Header, HTTPException

from config import REFUSED_TOKEN, REPORT_TOKEN, ROW_SERVICE_KEY, TOKEN_KIND, settings

app = FastAPI()


def caller(x_key: str = Header(), kind: str = Header()):
    if x_key != ROW_SERVICE_KEY or kind != TOKEN_KIND:
        raise HTTPException(401, "no such key")


def reader(x_token: str = Header()):
    if not REPORT_TOKEN or x_token != REPORT_TOKEN:
        raise HTTPException(403)


def intern(x_token: str = Header()):
    if not secrets.compare_digest(x_token, settings.intern_token.get_secret_value()):
        raise HTTPException(status_code=403)


@app.post("/rows", dependencies=[Depends(caller), Depends(reader), Depends(intern)])
def rows(row: list[float]):
    return {"is": row[0] * 2, "shop": settings.shop_token, "cached": settings.cache_key}


@app.post("/token")
def token(user: str):
    return jwt.encode({"sub": user}, settings.auth_dev_secret, algorithm="HS256")


if REFUSED_TOKEN == "not-in-production":
    raise SystemExit("set REFUSED_TOKEN")
