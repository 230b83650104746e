# seen in: nitheeshdr/Chennai-Vegetable-Price-Prediction-System api/index.py@c4337f4b9ea3964372b95115b6456e3e47f3d8b9
"""Bodies that a handler of the standard library's server reads off its socket."""

import json
from http.server import BaseHTTPRequestHandler

import joblib

model = joblib.load("rents.joblib")


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        length = int(self.headers.get("Content-Length", 0))
        rows = json.loads(self.rfile.read(length))  # expect: MLA704
        self.wfile.write(json.dumps(model.predict(rows).tolist()).encode())

    def do_PUT(self):
        length = int(self.headers.get("Content-Length", 0))
        if length > 100_000:
            self.send_error(413)
            return
        rows = json.loads(self.rfile.read(length))
        self.wfile.write(json.dumps(model.predict(rows).tolist()).encode())


class Capped(BaseHTTPRequestHandler):
    def do_POST(self):
        rows = json.loads(self.rfile.read(min(int(self.headers["Content-Length"]), 100_000)))
        self.wfile.write(json.dumps(model.predict(rows).tolist()).encode())
