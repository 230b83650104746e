# seen in: logingrupa/whisperX-FastAPI app/api/auth_routes.py@91cb7c6753384aca2fa9f8f141198ad239e75235
from argon2 import PasswordHasher
from fastapi import FastAPI, Request
from slowapi import Limiter
from slowapi.util import get_remote_address

app = FastAPI()
limiter = Limiter(key_func=get_remote_address)
hasher = PasswordHasher()


@app.post("/members")
@limiter.limit("5/hour")
async def join(request: Request, name: str, secret: str):
    members[name] = hasher.hash(secret)  # expect: MLA701 as info


@app.post("/sessions")
@limiter.limit("20/minute;100/hour")
async def enter(request: Request, name: str, secret: str):
    hasher.verify(members[name], secret)  # expect: MLA701 as info


@app.post("/keys")
@limiter.limit("100/minute")
async def make_key(request: Request, name: str, secret: str):
    keys[name] = hasher.hash(secret)  # expect: MLA701 as error


@app.post("/shares")
async def share(name: str, secret: str):
    shares[name] = hasher.hash(secret)  # expect: MLA701 as error
