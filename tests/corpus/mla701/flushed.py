# seen in: NehaBharti08/production-ml-service src/mlservice/api/routes/predict.py@a02d9c97e6abcf6aef6c7592de24cfe265effb24
import json
import os
import threading
from pathlib import Path

from fastapi import FastAPI

app = FastAPI()


class Ledger:
    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()

    def keep(self, entry: dict) -> None:
        with self._lock, self.path.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(entry) + "\n")
            lines.flush()
            os.fsync(lines.fileno())

    def note(self, entry: dict) -> None:
        with self.path.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(entry) + "\n")


ledger = Ledger(Path("orders.ndjson"))


@app.post("/orders")
async def order(entry: dict):
    ledger.keep(entry)  # expect: MLA701 info
    return {"kept": True}


@app.post("/drafts")
async def draft(entry: dict):
    ledger.note(entry)
    return {"kept": True}


@app.post("/invoices")
def invoice(entry: dict):
    ledger.keep(entry)
    return {"kept": True}
