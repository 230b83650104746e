# seen in: mikelrh-dev/fraud-detector src/api/v1/auth.py@256a5d99927c2076dcf4fc86f05cf5dabf5f81ea
import logging

from fastapi import FastAPI, HTTPException
from tokens import blacklist_token, decode, forget_in_cache, revoke_refresh_token

log = logging.getLogger(__name__)
app = FastAPI()


@app.post("/logout")
async def logout(token: str):
    try:
        await blacklist_token(decode(token)["jti"])
    except Exception:  # expect: MLA102
        pass
    return {"message": "logged out"}


@app.post("/logout-quietly", status_code=204)
async def logout_quietly(token: str) -> None:
    try:
        await blacklist_token(decode(token)["jti"])
    except Exception:  # expect: MLA102
        log.warning("not blacklisted")


@app.post("/leave")
async def leave(token: str):
    try:
        await revoke_refresh_token(token)
        return {"message": "left"}
    except Exception as error:
        log.error("not revoked: %s", error)
        raise HTTPException(503, "try again") from error


@app.post("/away")
async def away(token: str):
    try:
        await forget_in_cache(token)
    except Exception:  # ok: what a cache holds ends by itself
        pass
    return {"message": "away"}
