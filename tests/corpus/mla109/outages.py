# seen in: Yunpei24/fraud-detection-ml api/src/services/database_service.py@575593339819b35c9c593a6cd497a11ac3cc3ecc
"""Databases and monitors that are out of reach."""

import logging

import requests
from fastapi import FastAPI
from sqlalchemy.exc import SQLAlchemyError

app = FastAPI()
logger = logging.getLogger(__name__)


def labels(session):
    try:
        return [row.label for row in session.query(Label).filter(Label.seen).all()]
    except SQLAlchemyError as error:  # expect: MLA109
        logger.error("no labels: %s", error)
        return []


def error_rate(url):
    response = requests.get(url, timeout=5)
    if response.status_code == 200:
        rate = float(response.json()["rate"])
    else:
        rate = 0.0  # expect: MLA109
    return rate


def tries(url):
    response = requests.get(url, timeout=5)
    if response.status_code == 200:
        count = len(response.json())
    else:
        raise RuntimeError(response.status_code)
    return count


@app.get("/labels")
def show():
    return {"labels": labels(session), "errors": error_rate("http://monitor"), "tries": tries("http://monitor")}


def documents(store, question):
    try:
        return store.search(question, limit=5)
    except Exception as error:  # expect: MLA109
        logger.error("no documents: %s", error)
        return []


def found(pattern, text):
    try:
        return pattern.search(text).groups()
    except Exception:
        return []


@app.get("/documents")
def ask(question: str):
    return {"documents": documents(store, question), "found": found(pattern, question)}
