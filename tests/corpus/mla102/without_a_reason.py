# seen in: LQJ233/End-To-End_Recommendation_System_X algorithm/inference/service.py@b537a343267e0cec5946699554b6d15461e1a0cb
"""Models that fail without a trace, and are answered for like models that are not there."""

import logging

from fastapi import FastAPI

app = FastAPI()
log = logging.getLogger(__name__)


class Shelf:
    def __init__(self, reader_model):
        self.reader_model = reader_model

    def vector(self, reader):
        if self.reader_model is None:
            return None
        try:
            return self.reader_model.encode_reader(reader)[0]
        except Exception:  # expect: MLA102 as info
            return None

    def logged(self, reader):
        if self.reader_model is None:
            return None
        try:
            return self.reader_model.encode_reader(reader)[0]
        except Exception:  # ok: the log has the reason
            log.exception("no vector")
            return None


shelf = Shelf(load())


@app.get("/next/{reader}")
def following(reader: str):
    vector = shelf.vector(reader)
    other = shelf.logged(reader)
    if vector is None or other is None:
        return newest()
    return nearest(vector)
