# seen in: trchitho/AI-Based-Career-Recommendation-System apps/backend/app/modules/payment/routes_admin.py@5457e2067045f3eb8d77308a2fd5b2f705991651
import logging
from typing import NamedTuple

from fastapi import Depends, FastAPI
from pydantic import BaseModel

from shop.db import Order, get_db, session

app = FastAPI()
logger = logging.getLogger(__name__)


class Sales(BaseModel):
    orders: int
    turnover: float


class Page(BaseModel):
    items: list
    total: int
    page: int


class Health(BaseModel):
    status: str
    orders: int


class Scored(NamedTuple):
    score: float
    confidence: float


@app.get("/sales")
def sales(db=Depends(get_db)):
    try:
        orders = db.query(Order).all()
        return Sales(orders=len(orders), turnover=sum(order.price for order in orders))
    except Exception as error:  # expect: MLA109
        logger.error("sales: %s", error)
        return Sales(orders=0, turnover=0.0)


@app.get("/orders")
def orders(page: int, db=Depends(get_db)):
    try:
        found = db.query(Order).offset(page * 20).limit(20).all()
        return Page(items=found, total=len(found), page=page)
    except Exception as error:  # expect: MLA109
        logger.error("orders: %s", error)
        return Page(items=[], total=0, page=page)


@app.get("/health")
def health(db=Depends(get_db)):
    try:
        return Health(status="ok", orders=db.query(Order).count())
    except Exception as error:
        logger.error("health: %s", error)
        return Health(status="the database does not answer", orders=0)


def scored(customer):
    try:
        row = session.query(Order).filter_by(customer=customer).one()
        return Scored(score=row.score, confidence=0.9)
    except Exception as error:  # expect: MLA109
        logger.error("score: %s", error)
        return Scored(score=0.3, confidence=0.2)


@app.get("/scores/{customer}")
def score(customer: int):
    return {"score": scored(customer).score}
