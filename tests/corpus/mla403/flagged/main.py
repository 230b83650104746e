import logging

import jwt
from fastapi import FastAPI
from settings import JWT_SECRET, JWT_SECRET_IS_DEFAULT, SESSION_SECRET, SESSION_SECRET_IS_DEFAULT

if JWT_SECRET_IS_DEFAULT:
    raise RuntimeError("set JWT_SECRET")
if SESSION_SECRET_IS_DEFAULT:
    logging.warning("set SESSION_SECRET")

app = FastAPI()


@app.get("/me")
def me(token: str, other: str) -> dict[str, object]:
    return {**jwt.decode(token, JWT_SECRET, ["HS256"]), **jwt.decode(other, SESSION_SECRET, ["HS256"])}
