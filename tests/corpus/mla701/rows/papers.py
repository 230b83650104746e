# seen in: rohansurve212/rag-fastapi-system routers/documents.py@896f46f318c3ed646b9f22c57222bd1267741b04, cyrilleelie/credit-scoring-api src/api/main.py@816d92c96160ccfd3e8d3fd154b809c26de9a9f6
"""One row, a count, and a connection that a dependency holds until the route is done."""

import shelf
from fastapi import APIRouter, Depends, FastAPI
from sqlalchemy import text
from sqlalchemy.orm import Session

from database import get_db

app = FastAPI()
router = APIRouter()


async def reader(token: str, db: Session = Depends(get_db)):
    return shelf.by_token(db, token)  # expect: MLA701 as error


@router.get("/papers/{key}")
async def paper(key: str, db: Session = Depends(get_db)):
    return shelf.by_key(db, key)  # expect: MLA701 as warning


@router.delete("/papers/{key}")
async def remove(key: str, db: Session = Depends(get_db), user=Depends(reader)):
    return shelf.by_key(db, key).delete()


@router.get("/papers")
async def every(db: Session = Depends(get_db)):
    return shelf.every(db)  # expect: MLA701 as error


@app.get("/health")
async def health(db: Session = Depends(get_db)):
    db.execute(text("SELECT 1"))  # expect: MLA701 as warning
    return {"status": "healthy"}


app.include_router(router)
