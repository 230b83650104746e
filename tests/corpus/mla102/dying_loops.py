# a form of: loops in threads and tasks of a service that end with the first failure of a server, unseen
import asyncio
import logging
import queue
import threading
import time
from contextlib import asynccontextmanager

import psycopg
import redis
import requests
from fastapi import FastAPI

log = logging.getLogger(__name__)
store = redis.Redis(host="queue", socket_timeout=5)
waiting = queue.Queue()


def consume():
    while True:
        job = store.blpop("scans", timeout=5)  # expect: MLA102
        try:
            log.info("%s", job)
        except Exception as error:
            store.set("failed", str(error))


class Poller:
    def __init__(self):
        self.stopped = threading.Event()
        self.rows = psycopg.connect("dbname=scans", connect_timeout=3)
        self.thread = threading.Thread(target=self._poll, daemon=True)

    def _poll(self):
        while not self.stopped.is_set():
            for row in self.rows.execute("select * from open_scans").fetchall():  # expect: MLA102
                log.info("%s", row)
            time.sleep(1)


async def refresh():
    while True:
        answer = requests.get("https://models.example/version", timeout=3)  # expect: MLA102
        log.info("%s", answer)
        await asyncio.sleep(60)


def consume_safely():
    while True:
        try:
            job = store.blpop("scans", timeout=5)
        except redis.RedisError:
            log.exception("the queue is out of reach")
            time.sleep(5)
            continue
        log.info("%s", job)


def work():
    while True:
        job = waiting.get()
        try:
            job()
        except Exception:
            log.exception("a job failed")


def once():
    log.info("%s", store.blpop("scans", timeout=5))


@asynccontextmanager
async def lifespan(app):
    asyncio.create_task(refresh())
    for each in (consume, consume_safely, work, once):
        log.info("%s", each)
    threading.Thread(target=consume, daemon=True).start()
    threading.Thread(target=consume_safely, daemon=True).start()
    threading.Thread(target=work, daemon=True).start()
    threading.Thread(target=once, daemon=True).start()
    Poller().thread.start()
    yield


app = FastAPI(lifespan=lifespan)
