"""A cache that cannot read an entry has none."""

import pickle

from fastapi import FastAPI

app = FastAPI()


class DiskCache:
    def get(self, path):
        try:
            with open(path, "rb") as file:
                return pickle.load(file)
        except Exception as error:
            logger.error("no entry: %s", error)
            return None


class Models:
    def get(self, path):
        try:
            with open(path, "rb") as file:
                return pickle.load(file)
        except Exception as error:  # expect: MLA102
            logger.error("no model: %s", error)
            return None


@app.get("/answer")
def answer(name: str):
    return [DiskCache().get(name), Models().get(name)]
