# seen in: Kazi-Mahmudul/product-recommender-ai app/api/endpoints/monitoring.py@bf5cc3fb5c77716d41f315bfc41298e44bbe6283
import os

from fastapi import APIRouter, Depends, HTTPException, Security
from fastapi.security import APIKeyHeader

router = APIRouter()
KEY = os.getenv("MONITORING_KEY")
sent = APIKeyHeader(name="X-Key", auto_error=False)


def get_api_key(key: str = Security(sent)):
    if not KEY:
        return True
    if key == KEY:
        return True
    raise HTTPException(401, "not a key")


@router.get("/numbers")
def numbers(known: bool = Depends(get_api_key)):
    return {"rows": 3}
