# a form of: an entry that is made before the load, stays where the load fails, and passes for a model from then on
import threading

import joblib
from fastapi import FastAPI

from stores import Entry, store

app = FastAPI()


class Pool:
    def __init__(self):
        self._lock = threading.Lock()
        self._held = {}

    def load(self, name):
        with self._lock:
            if name in self._held:  # expect: MLA103
                print("it is there:", name)
                return
            entry = Entry(model=None, state="loading")
            self._held[name] = entry
        try:
            entry.model = store.load_model(name)
            entry.state = "ready"
        except Exception as error:
            entry.state = "failed"
            raise RuntimeError(name) from error


class Cleaned:
    def __init__(self):
        self._held = {}

    def load(self, name):
        if name in self._held:
            return
        self._held[name] = None
        try:
            self._held[name] = joblib.load(f"{name}.joblib")
        except Exception:
            self._held.pop(name)
            raise


class Asked:
    def __init__(self):
        self._held = {}

    def load(self, name):
        if name in self._held:
            if self._held[name].state == "failed":
                raise RuntimeError(name)
            return
        self._held[name] = Entry(model=None, state="loading")
        try:
            self._held[name].model = joblib.load(f"{name}.joblib")
        except Exception:
            self._held[name].state = "failed"
            raise


@app.post("/load/{name}")
def load(name: str):
    for pool in (Pool(), Cleaned(), Asked()):
        pool.load(name)
    return {"loaded": name}
