import os

from fastapi import APIRouter, Depends, HTTPException, Security
from fastapi.security import APIKeyHeader

router = APIRouter()
KEY = os.getenv("MONITORING_KEY")
sent = APIKeyHeader(name="X-Key", auto_error=False)


def get_api_key(key: str = Security(sent)):
    if not KEY:  # expect: MLA110
        return True
    if key == KEY:
        return True
    raise HTTPException(401, "not a key")


@router.get("/numbers")
def numbers(known: bool = Depends(get_api_key)):
    return {"rows": 3}
