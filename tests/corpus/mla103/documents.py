# seen in: DeadMark70/multimodal-rag-translate data_base/parent_child_store.py@d9af69fe8fab89da3c4efe48316677292d80ac25 (the sound form)
import logging
import pickle

from fastapi import FastAPI

logger = logging.getLogger(__name__)
app = FastAPI()


class Parents:
    def __init__(self, path):
        self._path = path
        self._documents = {}
        self._ranker = None
        self.load()

    def load(self):
        try:
            with open(self._path, "rb") as file:
                self._documents = pickle.load(file)
        except (pickle.PickleError, EOFError) as error:
            logger.warning("no parents: %s", error)
            self._documents = {}

    def load_ranker(self, path):
        try:
            with open(path, "rb") as file:
                self._ranker = pickle.load(file)
        except Exception as error:  # expect: MLA103
            logger.warning("no ranker: %s", error)

    def parents(self, row):
        return self._ranker.predict([row]), self._documents.get(row[0])


parents = Parents("parents.pkl")


@app.post("/parents")
def find(row: list[float]):
    return parents.parents(row)
