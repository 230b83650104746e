# seen in: Ollie-Gullery/Real-Time-Audio-Classification src/audio_input.py
import multiprocessing
import queue
import threading


class Listener:
    def __init__(self, model):
        self.model = model
        self.stop_signal = threading.Event()
        self.chunks = queue.Queue()
        self.scores = queue.Queue()
        self.ended = queue.Queue()
        self.running = True

    def process(self):
        while not self.stop_signal.is_set() or not self.chunks.empty():
            chunk = self.chunks.get()  # expect: MLA101 as warning
            self.model.predict(chunk)

    def write(self):
        while self.running:
            score = self.scores.get()  # expect: MLA101 as warning
            print(score)

    def patient(self):
        while not self.stop_signal.is_set():
            try:
                chunk = self.chunks.get(timeout=0.5)
            except queue.Empty:
                continue
            self.model.predict(chunk)

    def looks(self):
        while self.running:
            if not self.chunks.empty():
                self.model.predict(self.chunks.get())

    def is_told(self):
        while self.running:
            entry = self.ended.get()  # ok: `close` puts an entry that ends it
            if entry is None:
                break

    def close(self):
        self.running = False
        self.ended.put(None)


def worker(jobs):
    while True:
        job = jobs.get()  # ok: nothing else is to end it
        job()


def started():
    jobs = multiprocessing.Queue()
    process = multiprocessing.Process(target=worker, args=(jobs,), daemon=True)
    process.start()
    return jobs


def drained():
    results = multiprocessing.Queue()
    while not results.empty():
        print(results.get())  # ok: it asks first
