# seen in: Anaghar27/Real-Time-Ride-Demand-Forecasting-and-Dynamic-Pricing-Guardrails src/dashboard_user/data_access.py@1f980eb49b2e3d9bd85ad44f509cbd8eb800bbc9
"""Stores with a clock: one looks at nothing but the key that is asked for, two others take out what has ended."""

import time


class Shelf:
    def __init__(self):
        self._kept = {}

    def find(self, key):
        entry = self._kept.get(key)
        if entry is None:
            return None
        if entry[0] < time.time():
            del self._kept[key]
            return None
        return entry[1]

    def keep(self, key, value, seconds):
        self._kept[key] = (time.time() + seconds, value)  # expect: MLA704 info


class SweptShelf:
    def __init__(self):
        self._kept = {}

    def find(self, key):
        entry = self._kept.get(key)
        if entry is not None and entry[0] < time.time():
            del self._kept[key]
            return None
        return entry and entry[1]

    def lay(self, key, value, seconds):
        for old in [each for each, entry in self._kept.items() if entry[0] < time.time()]:
            self._kept.pop(old)
        self._kept[key] = (time.time() + seconds, value)


class ShortShelf:
    def __init__(self):
        self._kept = {}

    def find(self, key):
        entry = self._kept.get(key)
        if entry is not None and entry[0] < time.time():
            self._kept.pop(key)
            return None
        return entry and entry[1]

    def put_down(self, key, value, seconds):
        if len(self._kept) >= 1000:
            return
        self._kept[key] = (time.time() + seconds, value)


class Names:
    def __init__(self):
        self._kept = {}

    def find(self, key):
        entry = self._kept.get(key)
        if entry is not None and entry[0] < time.time():
            self._kept.pop(key)
            return None
        return entry and entry[1]

    def write_down(self, key, value, seconds):
        self._kept[key] = (time.time() + seconds, value)
