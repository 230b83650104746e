# seen in: minucedev/danang-rag-chatbot backend/app/rag/rerank.py@82ce0eed2c0633c32a21065b6f3352083b7e030d
"""Models that put in another order what was found."""

import logging

from fastapi import FastAPI

from archive.models import ranker, reader

log = logging.getLogger(__name__)
app = FastAPI()


def rerank(letters, wish, most):
    pairs = [(wish, letter["text"]) for letter in letters]
    try:
        scores = ranker.predict(pairs)
    except Exception as error:  # expect: MLA102 info
        log.error("in the order that they came: %s", error)
        return letters[:most]
    order = sorted(zip(scores, letters, strict=True), key=lambda pair: -pair[0])
    return [letter for _, letter in order][:most]


def graded(letters, most):
    try:
        grades = reader.predict([letter["text"] for letter in letters])
    except Exception as error:  # expect: MLA102 error
        log.error("no grades: %s", error)
        return letters[:most]
    return [letter for grade, letter in zip(grades, letters, strict=True) if grade > 0][:most]


@app.get("/letters")
def found(wish: str):
    letters = [{"text": "a letter"}, {"text": wish}]
    return graded(rerank(letters, wish, 3), 2)
