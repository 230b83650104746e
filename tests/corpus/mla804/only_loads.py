# a form of: lines of what loads late, on the way of the first request, and of no request
import logging

from fastapi import FastAPI

app = FastAPI()
logger = logging.getLogger(__name__)
kept = None


class Summarizer:
    def __init__(self):
        self.settings = opened("settings.yaml")

    def predict(self, text):
        return text[:9]


def opened(path):
    logger.info("opened %s", path)
    return path


def summarizer():
    global kept
    kept = kept or Summarizer()
    return kept


@app.post("/summarise")
def summarise(text: str):
    return summarizer().predict(text)
