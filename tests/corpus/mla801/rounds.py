# seen in: PappaLaity/Customer_Churn src/api/main.py
"""Rounds without an end whose failures are only printed, and those that are counted, kept or ended as well."""

import asyncio
import threading
import time
from contextlib import asynccontextmanager

import joblib
from fastapi import FastAPI, WebSocket
from prometheus_client import Counter

failures = Counter("lichen_failures_total", "rounds that failed")
stop = threading.Event()


@asynccontextmanager
async def lifespan(app: FastAPI):
    app.state.model = joblib.load("lichen.joblib")
    every = [refresh(app), counted(app), ended(app), tried(app)]
    tasks = [asyncio.create_task(each) for each in every]
    watcher = Watcher()
    watcher.start()
    threading.Thread(target=poll, args=(app,), daemon=True).start()

    async def beat():
        while True:
            try:
                await asyncio.to_thread(post, "alive")
            except OSError as error:
                print("beat:", error)  # expect: MLA801 as warning
            await asyncio.sleep(10)

    asyncio.create_task(beat())
    yield
    for task in tasks:
        task.cancel()


app = FastAPI(lifespan=lifespan)


async def refresh(app):
    while True:
        try:
            app.state.model = joblib.load("lichen.joblib")
        except OSError as error:
            print(f"not read again: {error}")  # expect: MLA801 as warning
        await asyncio.sleep(300)


async def counted(app):
    while True:
        try:
            app.state.moss = joblib.load("moss.joblib")
        except OSError as error:
            failures.inc()
            print(f"no moss: {error}")  # expect: MLA801 as info
        await asyncio.sleep(300)


async def ended(app):
    while True:
        try:
            app.state.fern = joblib.load("fern.joblib")
        except OSError as error:
            print(f"no fern: {error}")  # expect: MLA801 as info
            break
        await asyncio.sleep(300)


async def tried(app):
    while True:
        try:
            app.state.store = connect()
            return app.state.store
        except OSError as error:
            print(f"no store: {error}")  # expect: MLA801 as info
        await asyncio.sleep(5)


def poll(app):
    print("polling")
    while not stop.is_set():
        found = post("rows")
        if found.status_code != 200:
            print("error: no rows", found.status_code)  # expect: MLA801 as warning
        else:
            app.state.rows = found.json()
        time.sleep(1)


class Watcher:
    def __init__(self):
        self.running = False

    def start(self):
        self.running = True
        threading.Thread(target=self._watch).start()

    def _watch(self):
        while self.running:
            try:
                post("watch")
            except OSError as error:
                print(f"not watched: {error}")  # expect: MLA801 as warning
            time.sleep(1)


@app.websocket("/talk")
async def talk(socket: WebSocket):
    await socket.accept()
    while True:
        words = await socket.receive_text()
        try:
            await socket.send_text(str(app.state.model.predict([words])[0]))
        except ValueError as error:
            print(f"not answered: {error}")  # expect: MLA801 as info
