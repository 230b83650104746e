# seen in: minucedev/danang-rag-chatbot backend/app/main.py@82ce0eed2c0633c32a21065b6f3352083b7e030d
"""Models in whose place another one stands, and rankers that a search does without."""

import logging
from contextlib import asynccontextmanager

from fastapi import FastAPI
from sentence_transformers import CrossEncoder, SentenceTransformer

from archive.models import load_reader, load_writer
from archive.search import Search

log = logging.getLogger(__name__)


@asynccontextmanager
async def lifespan(app: FastAPI):
    reranker = None
    try:
        reranker = CrossEncoder("archive/ranker")
    except Exception as error:  # expect: MLA102 info
        log.warning("no ranker: %s", error)
    writer = load_writer()
    reader = writer
    try:
        reader = load_reader()
    except Exception as error:
        log.warning("no reader of its own, the writer reads: %s", error)
    finder = None
    try:
        finder = SentenceTransformer("archive/finder")
    except Exception as error:  # expect: MLA102
        log.warning("no finder: %s", error)
    app.state.search = Search(finder=finder, ranker=reranker, reader=reader)
    yield


app = FastAPI(lifespan=lifespan)


@app.get("/letters")
def letters(wish: str):
    return app.state.search.letters(wish)
