# a form of: a list that stays empty where nobody could be asked, and a label that nobody gave
import logging

import requests
from fastapi import FastAPI

from shop import conn, store

log = logging.getLogger(__name__)
app = FastAPI()


def passages(question):
    found = []
    try:
        found = store.similarity_search(question, k=4)
    except Exception as error:  # expect: MLA109
        log.error("the index is out of reach: %s", error)
    return found


def orders(customer):
    rows = []
    try:
        for row in conn.execute("select * from orders where customer = ?", (customer,)):
            rows.append(row)
    except Exception:  # expect: MLA109
        log.exception("no orders")
    return rows


def passages_or_refusal(question):
    found = []
    try:
        found = store.similarity_search(question, k=4)
    except Exception as error:
        log.error("the index is out of reach: %s", error)
    if not found:
        raise RuntimeError("nothing can be found now")
    return found


def sentiment(text):
    try:
        return requests.post("https://tone.example", json={"text": text}, timeout=3).json()["label"]
    except Exception:  # expect: MLA109
        return "neutral"


def intent(text):
    try:
        return requests.post("https://intent.example", json={"text": text}, timeout=3).json()["label"]
    except Exception as error:
        log.warning("no intent, falling back to %s: %s", "question", error)
        return "question"


def topic(text):
    try:
        return requests.post("https://topic.example", json={"text": text}, timeout=3).json()["label"]
    except Exception:
        return "unknown"


def entities(text):
    try:
        answer = requests.post("https://names.example", json={"text": text}, timeout=3)
        answer.raise_for_status()
        return answer.json()
    except requests.exceptions.RequestException as error:  # expect: MLA109
        log.error("no names: %s", error)
        return {}


@app.post("/read")
def read(text: str, customer: int):
    return {
        "tone": sentiment(text),
        "intent": intent(text),
        "topic": topic(text),
        "names": entities(text),
        "passages": passages(text),
        "more": passages_or_refusal(text),
        "orders": orders(customer),
    }
