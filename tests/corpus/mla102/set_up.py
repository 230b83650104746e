# seen in: joakimvivas/ai-ticket-classifier app/services/vector_service.py@a2ae2a5f47fe290861b639a66ca3f1198f154573
"""Stores that a service makes ready when it starts."""

import logging

from fastapi import FastAPI
from pymongo import MongoClient
from qdrant_client import QdrantClient

log = logging.getLogger(__name__)
app = FastAPI()


class Store:
    def __init__(self):
        self.client = QdrantClient(url="http://qdrant:6333")
        self.tickets = MongoClient("mongodb://db", timeoutMS=2000).shop.tickets

    async def create_collections(self):
        try:
            self.client.create_collection(collection_name="tickets", vectors_config={})
            log.info("made")
        except Exception as error:  # expect: MLA102
            log.error("no collection: %s", error)

    def ensure_indexes(self):
        try:
            self.tickets.create_index("customer")
        except Exception as error:  # expect: MLA102
            print(error)

    def setup_table(self):
        try:
            self.client.create_collection(collection_name="rows", vectors_config={})
        except Exception as error:
            log.info("it exists: %s", error)

    def ensure_index(self):
        try:
            self.tickets.create_index("day")
        except Exception as error:
            raise RuntimeError("no index on the day") from error


store = Store()


@app.on_event("startup")
async def start():
    await store.create_collections()
    store.ensure_indexes()
    store.setup_table()
    store.ensure_index()
