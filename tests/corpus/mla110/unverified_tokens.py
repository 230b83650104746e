"""Tokens that say who asks: read as they come, looked into first, and checked."""

import jwt
from fastapi import Depends, FastAPI
from fastapi.security import HTTPBearer

app = FastAPI()
READ_ONLY = {"verify_signature": False}


def current_user(token=Depends(HTTPBearer())):
    claims = jwt.decode(token.credentials, options={"verify_signature": False}, algorithms=["RS256"])  # expect: MLA110
    return claims["roles"]


def authenticate(token):
    return jwt.decode(token, options=READ_ONLY)["sub"]  # expect: MLA110


def verified_user(token):
    issuer = jwt.decode(token, options={"verify_signature": False})["iss"]
    return jwt.decode(token, KEYS[issuer], algorithms=["RS256"])["sub"]


def checked_user(token):
    return jwt.decode(token, KEYS["own"], algorithms=["RS256"], options={"verify_aud": False})["sub"]


def seconds_until_expiry(token):
    return jwt.decode(token, options={"verify_signature": False})["exp"] - now()


@app.get("/rows")
def rows(roles=Depends(current_user)):
    return {"rows": rows_for(roles)}
