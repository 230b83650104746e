# a form of: a route that trains the deployed model again, which it is handed, and prepares pictures in its own way
import io

import numpy as np
import requests
from fastapi import FastAPI
from PIL import Image


def fetch(address: str):
    got = requests.get(address, timeout=10)
    picture = Image.open(io.BytesIO(got.content)).convert("RGB").resize((224, 224))  # expect: MLA203
    return np.array(picture) / 255.0


def fit_further(model, pictures, labels):
    model.compile(optimizer="adam", loss="categorical_crossentropy")
    model.fit(pictures, labels, epochs=3)


def train_again(model, addresses: list[str], labels: list[int]):
    pictures = []
    for address in addresses:
        pictures.append(fetch(address))
    fit_further(model, np.array(pictures), np.array(labels))
    model.save("leaves_model.keras")


def add_route(app: FastAPI, model):
    @app.post("/train")
    def train(addresses: list[str], labels: list[int]):
        train_again(model, addresses, labels)
        return {"trained": len(labels)}
