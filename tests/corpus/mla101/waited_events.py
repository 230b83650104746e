# seen in: itsmekhoathekid/RecSys-MLops apps/api-serving/rag-api/src/recsys_rag_api/batching.py@a7ce4e4ec31e0fea5c1e4558c35012aee7b87cac
# seen in: roboflow/inference inference/enterprise/parallel/dispatch_manager.py@3bb973b5ca52076a167d39e22853686fe85138c3
import queue
import threading
from dataclasses import dataclass, field
from threading import Event

from fastapi import FastAPI

app = FastAPI()


@dataclass
class Asked:
    row: list
    done: threading.Event = field(default_factory=threading.Event)
    answer: float = 0.0


class Batcher:
    def __init__(self, model):
        self.model = model
        self.asked = queue.Queue()
        self.stopped = threading.Event()
        threading.Thread(target=self.work, daemon=True).start()

    def ask(self, row):
        asked = Asked(row)
        self.asked.put(asked)
        asked.done.wait()  # expect: MLA101
        return asked.answer

    def ask_in_time(self, row):
        asked = Asked(row)
        self.asked.put(asked)
        if not asked.done.wait(2):
            raise TimeoutError
        return asked.answer

    def stop(self):
        self.stopped.wait()  # it is a part of this object, and no answer

    def work(self):
        while True:
            asked = self.asked.get()
            asked.answer = self.model(asked.row)
            asked.done.set()


class Results:
    def __init__(self, messages):
        self.messages = messages
        self.tasks = {}
        threading.Thread(target=self.listen, daemon=True).start()

    def add(self, key):
        self.tasks[key] = Event()

    def wait_for(self, key):
        event = self.tasks[key]
        event.wait()  # expect: MLA101

    def listen(self):
        for message in self.messages:
            self.tasks[message["id"]].set()


batcher = Batcher(sum)
results = Results([])


@app.post("/score")
def score(row: list[float]):
    return {"score": batcher.ask(row), "more": batcher.ask_in_time(row)}


@app.get("/result")
def result(key: str):
    results.add(key)
    results.wait_for(key)
    return {"key": key}
