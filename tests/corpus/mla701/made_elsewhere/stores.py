# a form of: connections and clients that another module makes, holds or hands out
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import chromadb
import psycopg2
import redis
import redis.asyncio
from openai import AsyncOpenAI, OpenAI
from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

engine = create_engine("postgresql://db/shop")
SessionLocal = sessionmaker(bind=engine)
cache = redis.Redis()
later = redis.asyncio.Redis()
writer = OpenAI(timeout=10, max_retries=1)
patient = AsyncOpenAI(timeout=10)


def connection() -> sqlite3.Connection:
    return sqlite3.connect("notes.db")


def keep(note):
    with connection() as opened:
        opened.execute("INSERT INTO notes VALUES (?)", (note,))


def ask_database():
    return psycopg2.connect("dbname=shop", connect_timeout=3)


def passages() -> chromadb.Collection:
    return chromadb.PersistentClient(path="passages").get_collection("passages")


@contextmanager
def session() -> Iterator:
    opened = SessionLocal()
    try:
        yield opened
    finally:
        opened.close()


class Shelf:
    def __init__(self):
        self._kept = None

    @property
    def client(self):
        if self._kept is None:
            self._kept = redis.Redis()
        return self._kept


shelf = Shelf()


def settings():
    return {"limit": 3}
