# a form of: a model that is looked for in some places, with an error where none of them has it, and without one
import logging
import os

import joblib
from fastapi import FastAPI

logger = logging.getLogger(__name__)
app = FastAPI()


class Scorer:
    def __init__(self, paths):
        self.model = None
        found = False
        for path in paths:
            if os.path.exists(path):
                try:
                    self.model = joblib.load(path)
                    found = True
                    break
                except Exception as error:
                    logger.warning("%s: %s", path, error)
                    continue
        if not found:
            raise FileNotFoundError(paths)

    def score(self, row):
        return float(self.model.predict([row])[0])


class Quiet:
    def __init__(self, paths):
        self.kept = None
        for path in paths:
            try:
                self.model = joblib.load(path)
                break
            except Exception as error:  # expect: MLA103 as warning
                logger.warning("%s: %s", path, error)
        if not paths:
            raise FileNotFoundError("no paths")

    def rate(self, row):
        return float(self.model.predict([row])[0])


@app.post("/score")
def score(row: list[float]):
    return {"score": Scorer(["a.joblib"]).score(row), "rate": Quiet(["b.joblib"]).rate(row)}
