# seen in: matic0209/recommendation-system src/recommendation_engine.py
"""One of several models that is left out: with a word in the log, and without."""

import logging
import pickle

from fastapi import FastAPI

app = FastAPI()
logger = logging.getLogger(__name__)


class Told:
    def __init__(self, paths):
        self.models = {}
        for name, path in paths.items():
            try:
                with open(path, "rb") as stream:
                    self.models[name] = pickle.load(stream)
            except Exception as error:  # expect: MLA103 as info
                logger.warning("no %s: %s", name, error)


class Untold:
    def __init__(self, paths):
        self.models = {}
        for name, path in paths.items():
            try:
                with open(path, "rb") as stream:
                    self.models[name] = pickle.load(stream)
            except Exception:  # expect: MLA103 as warning
                continue


told, untold = Told(PATHS), Untold(PATHS)


@app.post("/score")
def score(name: str, row: list[float]):
    return {each.__class__.__name__: each.models[name].predict([row])[0] for each in (told, untold)}
