# a form of: weights that a start-up hook fetches, and a route that fetches as well
import requests
from fastapi import FastAPI

app = FastAPI()
state = {}


def weights(url):
    return requests.get(url).content  # expect: MLA101


def labels(url):
    return requests.get(url).json()  # expect: MLA101


@app.on_event("startup")
def load():
    state["weights"] = weights("https://models.example/leaf.bin")


@app.get("/labels")
def names():
    return labels("https://models.example/labels.json")
