# seen in: kevinxo328/ai-app-api routers/users.py@c709b91bbfd9ca4c72fa22723bbba1368e64f04f
"""A synchronous session in routes: chosen once, said once a file, where it asks for most."""

from fastapi import APIRouter, Depends, FastAPI
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

from database import get_async, get_db

app = FastAPI()
router = APIRouter()


@router.get("/users/{name}")
async def read(name: str, db: Session = Depends(get_db)):
    return db.query(User).filter(User.name == name).first()


@router.get("/users")
async def read_all(db: Session = Depends(get_db)):
    return db.query(User).all()  # expect: MLA701 as error


@router.get("/threads/{name}")
def read_in_threads(name: str, db: Session = Depends(get_db)):
    return db.query(User).filter(User.name == name).first()


@router.get("/async/{name}")
async def read_async(name: str, db: AsyncSession = Depends(get_async)):
    return (await db.execute(select(User).where(User.name == name))).scalar()


app.include_router(router)
