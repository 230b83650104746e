# seen in: lm-sys/FastChat fastchat/serve/remote_logger.py@0e6d3e4beaab66f4d3f93db72541a4abab8af28d
"""A thread that drains a queue: no request waits for what it sends."""

import queue
import threading

import requests
from fastapi import FastAPI

app = FastAPI()


class Shipper:
    def __init__(self, address):
        self.address = address
        self.lines = queue.Queue()
        threading.Thread(target=self._ship, daemon=True).start()

    def add(self, line):
        self.lines.put_nowait(line)

    def _ship(self):
        while True:
            try:
                requests.post(self.address, json=self.lines.get())  # expect: MLA101
            except Exception:
                print("not sent")


shipper = Shipper("https://logs.example")


@app.post("/score")
def score(row: list[float]):
    shipper.add({"row": len(row)})
    return requests.post("https://scores.example", json=row, timeout=3).json()
