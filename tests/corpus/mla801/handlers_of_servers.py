# a form of: a handler of the standard library's server, a consumer of a queue, a class that Seldon asks
import json
from http.server import BaseHTTPRequestHandler

import joblib
import pika

model = joblib.load("rents.joblib")


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        row = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        print("asked")  # expect: MLA801
        self.wfile.write(json.dumps(model.predict([row]).tolist()).encode())


class Rents:
    def predict(self, X, features_names=None):
        print("asked")  # expect: MLA801
        return model.predict(X)


def on_message(channel, method, properties, body):
    print("asked")  # expect: MLA801
    model.predict([json.loads(body)])
    channel.basic_ack(delivery_tag=method.delivery_tag)


channel = pika.BlockingConnection(pika.ConnectionParameters("queue")).channel()
channel.basic_consume(queue="rents", on_message_callback=on_message)
