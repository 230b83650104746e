import time


class Kept:
    def __init__(self, load, seconds):
        self.load, self.seconds, self.at, self.value = load, seconds, 0.0, None

    def get(self):
        if self.value is None or time.monotonic() - self.at > self.seconds:
            self.value, self.at = self.load(), time.monotonic()
        return self.value
