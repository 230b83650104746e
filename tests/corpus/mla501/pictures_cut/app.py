# seen in: oobabooga/text-generation-webui modules/html_generator.py@1dcde41d03d13fc768316f4d2256a8a6dd044268 (the sound form)
"""A route that draws a name for its answer and cuts a picture to size trains nothing; one that fits a forest does."""

import random

from fastapi import FastAPI
from PIL import Image, ImageOps
from sklearn.ensemble import RandomForestClassifier

app = FastAPI()


@app.post("/messages")
def messages(text: str) -> dict[str, str]:
    return {"id": call_id(), "picture": thumbnail("faces/one.png"), "text": text}


def call_id() -> str:
    return "".join(random.choice("abcdef") for _ in range(8))


def thumbnail(path: str) -> str:
    ImageOps.fit(Image.open(path), (350, 470)).save("faces/small.png")
    return "faces/small.png"


@app.post("/retrain")
def retrain(rows: list[list[float]], labels: list[int]) -> str:
    forest = RandomForestClassifier()  # expect: MLA501
    forest.fit(rows, labels)
    return str(forest.score(rows, labels))
