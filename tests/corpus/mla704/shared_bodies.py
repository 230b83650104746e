# seen in: PromtEngineer/localGPT rag_system/api_server.py@34f3107f56a88203859092312231b945a711c619
"""Bodies that the handlers of the standard library's server read with a helper."""

import json
from http.server import BaseHTTPRequestHandler

import joblib

model = joblib.load("rents.joblib")
MOST = 100_000


def sent(handler):
    length = int(handler.headers.get("Content-Length") or 0)
    if length <= 0:
        return []
    return json.loads(handler.rfile.read(length))  # expect: MLA704


def sent_within(handler):
    length = int(handler.headers.get("Content-Length") or 0)
    if length > MOST:
        raise ValueError("too long")
    return json.loads(handler.rfile.read(length))


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        self.answer(model.predict(sent(self)))

    def do_PUT(self):
        self.answer(model.predict(sent_within(self)))

    def answer(self, scores):
        self.wfile.write(json.dumps(scores.tolist()).encode())
