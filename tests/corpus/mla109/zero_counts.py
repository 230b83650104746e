# seen in: joakimvivas/ai-ticket-classifier app/services/vector_service.py@a2ae2a5f47fe290861b639a66ca3f1198f154573
"""What a store or a registry that cannot be asked is said to hold."""

import logging

from fastapi import FastAPI, HTTPException
from mlflow import MlflowClient
from qdrant_client import QdrantClient

log = logging.getLogger(__name__)
app = FastAPI()
store = QdrantClient(url="http://qdrant:6333")


def load_versions():
    return [version.version for version in MlflowClient().get_latest_versions("prices")]


@app.get("/stats")
def stats():
    try:
        tickets = store.get_collection("tickets")
        return {"tickets": tickets.points_count, "vectors": tickets.vectors_count}
    except Exception as error:  # expect: MLA109
        log.error("no stats: %s", error)
        return {"tickets": 0, "vectors": 0}


@app.get("/versions")
def versions():
    try:
        return sorted(load_versions())
    except Exception as error:  # expect: MLA109
        print("no versions", error)
        return []


@app.get("/names")
def names():
    try:
        return [collection.name for collection in store.get_collections().collections]
    except Exception as error:
        raise HTTPException(503, "the store is down") from error


@app.get("/sizes")
def sizes():
    try:
        return {"tickets": store.get_collection("tickets").points_count, "status": "ok"}
    except Exception as error:
        log.error("no sizes: %s", error)
        return {"tickets": 0, "status": "unavailable"}


def newest(rows):
    try:
        return max(rows)
    except Exception:
        return []
