# a form of: placeholders that tokens and sessions are signed with, as they stand in the source
import hmac
import os

import jwt
from fastapi import FastAPI, HTTPException
from itsdangerous import URLSafeTimedSerializer
from starlette.middleware.sessions import SessionMiddleware

TOKEN_KEY = "your_token_key_here"  # expect: MLA403 as error
LINK_KEY = "please-change"  # expect: MLA403 as error
COOKIES = os.getenv("COOKIES", "change-me")  # expect: MLA403 as warning
BODY_SECRET = "supersecret"  # expect: MLA403 as error
REFUSED_SECRET = "change-me"
UNUSED_SECRET = "change-me"
ALGORITHM = "HS256"

app = FastAPI()
app.add_middleware(SessionMiddleware, secret_key=COOKIES)
links = URLSafeTimedSerializer(LINK_KEY)

if REFUSED_SECRET == "change-me":
    raise RuntimeError("set a key")


def _key():
    return os.getenv("GATE_SECRET") or os.getenv("GATE_OLD") or "dev-gate"  # expect: MLA403 as warning


def _guarded():
    known = os.getenv("GUARD_SECRET")
    if known:
        return known
    if os.getenv("MODE") == "dev":
        return "dev-guard"
    raise RuntimeError("set GUARD_SECRET")


@app.post("/token")
def token(name: str):
    jwt.encode({"sub": name}, REFUSED_SECRET, algorithm=ALGORITHM)
    jwt.encode({"sub": name}, _guarded(), algorithm=ALGORITHM)
    jwt.encode({"sub": name}, _key(), algorithm=ALGORITHM)
    jwt.encode({"sub": name}, os.environ["TOKEN_KEY"], algorithm=ALGORITHM)
    return jwt.encode({"sub": name}, TOKEN_KEY, algorithm=ALGORITHM)


@app.post("/predict")
def predict(rows: list[float], given: str, mark: str):
    try:
        jwt.decode(given, "letmein", algorithms=["HS256"])  # expect: MLA403 as error
        jwt.decode(given, options={"verify_signature": False})
    except jwt.InvalidTokenError:
        raise HTTPException(401) from None
    hmac.new(BODY_SECRET.encode(), given.encode(), "sha256").hexdigest()
    return model.predict([rows])
