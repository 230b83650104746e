"""The route that runs the model counts its callers, and knows none of them."""

import time

from fastapi import APIRouter, Depends, HTTPException, Query, Request, UploadFile
from loaded import get_predictor

router = APIRouter()
asked: dict[str, list[float]] = {}


def _check_rate_limit(client: str) -> None:
    asked[client] = [t for t in asked.get(client, []) if t > time.time() - 60]
    if len(asked[client]) > 20:
        raise HTTPException(429, "slower, please")
    asked[client].append(time.time())


@router.post("/leaves", tags=["Prediction"])  # expect: MLA702
async def leaf(
    request: Request,
    file: UploadFile,
    top: int = Query(3, ge=1, le=9, description="How many classes, each with its authority"),
    predictor=Depends(get_predictor),
):
    _check_rate_limit(request.client.host)
    return predictor.predict(await file.read(2_000_000), top)
