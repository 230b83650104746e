# seen in: Kazi-Mahmudul/product-recommender-ai app/crud/auth.py@bf5cc3fb5c77716d41f315bfc41298e44bbe6283
import logging
import time

from fastapi import Depends, FastAPI, HTTPException
from models import User
from sqlalchemy.orm import Session
from store import session_of

log = logging.getLogger(__name__)
app = FastAPI()


def user_by_mail(db: Session, mail: str):
    try:
        return db.query(User).filter(User.mail == mail).first()
    except Exception as error:  # expect: MLA102
        log.error("user: %s", error)
        return None


def user_by_key(db: Session, key: int):
    try:
        return db.query(User).filter(User.key == key).first()
    except Exception as error:
        log.error("user: %s", error)
        raise


class Documents:
    def __init__(self, collection):
        self.collection = collection
        self.closed_until = 0.0

    def get(self, key):
        try:
            return self.collection.find_one({"_id": key})
        except Exception as error:  # a breaker: for a while nobody asks again
            self.closed_until = time.monotonic() + 30
            log.warning("document: %s", error)
            return None


def total(db: Session):
    try:
        return db.query(User).count()
    except Exception as error:  # a number is never None where all goes well: who asks can tell
        log.error("users: %s", error)
        return None


documents = Documents(None)


@app.post("/signup")
def signup(mail: str, db: Session = Depends(session_of)):
    if user_by_mail(db, mail) is not None:
        raise HTTPException(409, "known")
    documents.get(mail)
    return {"users": total(db), "first": user_by_key(db, 1)}
