# seen in: nitheeshdr/Chennai-Vegetable-Price-Prediction-System api/index.py@c4337f4b9ea3964372b95115b6456e3e47f3d8b9
"""A handler of the standard library's server, as a platform of functions takes one."""

import json
import os
from http.server import BaseHTTPRequestHandler

from openai import OpenAI

client = OpenAI(api_key=os.environ["OPENAI_API_KEY"], timeout=20)


def reply(question):
    return client.responses.create(model="gpt-4o-mini", input=question, max_output_tokens=300).output_text


class handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()

    def do_POST(self):  # expect: MLA702
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(200)
        self.end_headers()
        self.wfile.write(reply(body["question"]).encode())
