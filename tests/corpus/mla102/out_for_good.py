# seen in: LQJ233/End-To-End_Recommendation_System_X algorithm/inference/milvus_client.py@b537a343267e0cec5946699554b6d15461e1a0cb
"""Stores that could not be reached when an object was made, and that it does without from then on."""

import logging

log = logging.getLogger(__name__)


class Index:
    def __init__(self, host):
        self.there = False
        try:
            from pymilvus import Collection, connections

            connections.connect(alias="default", host=host)
            self.rows = Collection("books")
            self.there = True
        except Exception:  # expect: MLA102 as info
            self.there = False

    def search(self, vector):
        if not self.there:
            return []
        return self.rows.search(data=[vector], limit=10, timeout=2)


class Patient:
    def __init__(self, host):
        self.host = host
        self.there = False
        try:
            self.connect()
        except Exception:  # ok: it is tried again
            self.there = False

    def connect(self):
        self.client = reach(self.host)
        self.there = True

    def search(self, vector):
        if not self.there:
            return []
        return self.client.find(vector)


class Loud:
    def __init__(self, host):
        self.there = False
        try:
            self.client = reach(host)
            self.client.ping()
            self.there = True
        except Exception:  # ok: the log says so
            log.exception("the index is out")
            self.there = False

    def search(self, vector):
        if not self.there:
            return []
        return self.client.find(vector)
