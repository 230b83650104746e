# a form of: the file that tells callers apart
from fastapi import Cookie, HTTPException


def whoami(session_id: str = Cookie(None)) -> str:
    if session_id is None:
        raise HTTPException(401)
    return session_id
