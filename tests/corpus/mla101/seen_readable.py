# a form of: a worker that waits for its queues with `select`, and takes an entry of one that has some
import multiprocessing
import select
from multiprocessing import Queue

END = "end"


class Worker(multiprocessing.Process):
    def __init__(self, requests: Queue, changes: Queue):
        super().__init__()
        self._requests = requests
        self._changes = changes
        self._active = True

    def run(self):
        while self._active:
            ready, _, _ = select.select([self._requests._reader, self._changes._reader], [], [])
            for reader in ready:
                if reader is self._requests._reader:
                    print(self._requests.get())
                else:
                    change = self._changes.get()
                    if change is END:
                        return


class Follower(multiprocessing.Process):
    def __init__(self, rows: Queue):
        super().__init__()
        self._rows = rows
        self._running = True

    def run(self):
        while self._running:
            row = self._rows.get()  # expect: MLA101 as warning
            print(row)


class Ended(multiprocessing.Process):
    def __init__(self, rows: Queue):
        super().__init__()
        self._rows = rows
        self._running = True

    def run(self):
        while self._running:
            row = self._rows.get()
            if row is None:
                break
            print(row)
