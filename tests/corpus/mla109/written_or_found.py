# a form of: a route that keeps labels and answers with them, and one that looks for them
import logging

from fastapi import FastAPI
from sqlalchemy.exc import SQLAlchemyError

app = FastAPI()
logger = logging.getLogger(__name__)


def keep(session, labels):
    try:
        known = session.query(Label).all()
        session.add_all(labels)
        session.commit()
        return [*known, *labels]
    except SQLAlchemyError:  # expect: MLA109 as warning
        session.rollback()
        logger.exception("labels were not kept")
        return []


def find(session):
    try:
        return session.query(Label).all()
    except SQLAlchemyError:  # expect: MLA109 as error
        logger.exception("labels were not found")
        return []


@app.post("/labels")
def put(labels: list[str]):
    return {"kept": keep(session, labels), "all": find(session)}
