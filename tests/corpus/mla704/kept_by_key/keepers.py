"""Tables of objects that live as long as the service."""

import threading
import time
from collections import OrderedDict, defaultdict


class Locks:
    def __init__(self):
        self._held: dict[str, threading.Lock] = defaultdict(threading.Lock)

    def of(self, series_id: str):
        return self._held[series_id]  # expect: MLA704 as info


class Seen:
    def __init__(self):
        self._at = {}

    def is_new(self, file_hash):
        known = file_hash in self._at
        self._at[file_hash] = time.time()  # expect: MLA704 as info
        return not known

    def drop_old(self):
        for each in [each for each, at in self._at.items() if at < time.time() - 60]:
            del self._at[each]


class Swept:
    def __init__(self):
        self._at = {}

    def note(self, file_hash):
        self._at[file_hash] = time.time()

    def sweep(self):
        for each in [each for each, at in self._at.items() if at < time.time() - 60]:
            del self._at[each]


class Bounded:
    def __init__(self):
        self._rows = OrderedDict()

    def keep(self, user_id, row):
        self._rows[user_id] = row
        if len(self._rows) > 1000:
            self._rows.popitem(last=False)


class Paths:
    def __init__(self):
        self._asked = defaultdict(int)

    def count(self, endpoint: str):
        self._asked[endpoint] += 1  # expect: MLA704 as info


class Routes:
    def __init__(self):
        self._asked = defaultdict(int)

    def add(self, endpoint: str):
        self._asked[endpoint] += 1


class Regions:
    KNOWN = ("north", "south")

    def __init__(self):
        self._rows = {}

    def row(self, region_id):
        if region_id not in self.KNOWN:
            raise KeyError(region_id)
        return self._rows.setdefault(region_id, [])


class Request:
    def __init__(self):
        self._rows = {}

    def keep_row(self, user_id):
        self._rows[user_id] = True
