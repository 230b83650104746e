# a form of: a check of who asks that is made only where the environment says one word exactly
import os

import jwt
from fastapi import Depends, Header, HTTPException
from fastapi.security import OAuth2PasswordBearer
from flask import abort, request

STAGE = os.getenv("STAGE")
LOCAL = os.environ.get("LOCAL")
ASKS = os.getenv("REQUIRE_AUTH", "true")
bearer = OAuth2PasswordBearer(tokenUrl="token")


def current_user(authorization: str = Header("")):
    if STAGE == "production":  # expect: MLA110
        try:
            return jwt.decode(authorization, os.environ["PUBLIC_KEY"], algorithms=["RS256"])["sub"]
        except jwt.PyJWTError as error:
            raise HTTPException(401, "no valid token") from error
    return "nobody"


async def user_of(token: str = Depends(bearer)):
    if LOCAL == "no" or LOCAL is None:  # expect: MLA110
        claims = jwt.decode(token, os.environ["PUBLIC_KEY"], algorithms=["RS256"])
        if "sub" not in claims:
            raise HTTPException(status_code=401)
        return claims["sub"]
    return token


def partner(key: str = Header("")):
    if os.getenv("STAGE", "dev") in ("prod", "production"):  # expect: MLA110
        if key != os.environ["PARTNER_KEY"]:
            raise HTTPException(403)


def before():
    if os.getenv("STAGE") == "live" and request.headers.get("X-Key") != os.environ["PARTNER_KEY"]:  # expect: MLA110
        abort(401)


def developer_or_user(authorization: str = Header("")):
    if STAGE == "dev":
        return "developer"
    if not authorization:
        raise HTTPException(401)
    return jwt.decode(authorization, os.environ["PUBLIC_KEY"], algorithms=["RS256"])["sub"]


def switched(key: str = Header("")):
    if ASKS.lower() == "true":
        if key != os.environ["PARTNER_KEY"]:
            raise HTTPException(403)


def banner():
    if STAGE == "production":
        return "live"
    return "try me"
