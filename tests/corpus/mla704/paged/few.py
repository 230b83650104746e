# a form of: pages that are bounded, or cut out of what is there
from fastapi import APIRouter, Depends, Query

from wiring import ledger, model

router = APIRouter()


@router.get("/score")
def score(width: float):
    return float(model.predict([[width]])[0])


@router.get("/few")
async def few(skip: int = Query(0, ge=0), limit: int = Query(10, ge=1, le=100), kept=Depends(ledger)):
    return await kept.entries(skip=skip, limit=limit)


@router.get("/some")
async def some(skip: int = 0, limit: int = 10, kept=Depends(ledger)):
    return await kept.entries(skip, min(limit, 100))


@router.get("/names")
async def names(skip: int = 0, limit: int = 10):
    return NAMES[skip : skip + limit]


NAMES = ["width", "height"]
