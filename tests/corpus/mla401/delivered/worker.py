# what a broker delivers, and what a client of the project got from one
import pickle

import joblib
import pika

from .mail import RabbitClient


class Scorer:
    def __init__(self, model, host):
        self.model = model
        self.channel = pika.BlockingConnection(pika.ConnectionParameters(host)).channel()
        self.channel.basic_consume("rows", on_message_callback=self.on_row)

    def on_row(self, channel, method, properties, body):
        row = pickle.loads(body)  # expect: MLA401
        return self.model.predict([row])

    def on_file(self, path, step, label, body):
        return joblib.load("models/soil.joblib"), body

    def on_own(self, channel, method, properties, body):
        return pickle.loads(pickle.dumps(len(body)))


class Asker:
    def __init__(self, settings):
        self._rabbit = RabbitClient(settings)
        self._queue = settings.queue

    def ask(self, row):
        answer = self._rabbit.call("rows", pickle.dumps(row))
        return pickle.loads(answer)  # expect: MLA401

    def from_own_process(self):
        return pickle.loads(self._queue.get())
