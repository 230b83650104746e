# seen in: RedLicorice/CryptoML-API app/cryptoml/pipelines/__init__.py
"""An error that takes the place of another one: of one that the log has, and of one that nobody sees."""

import importlib
import logging

from fastapi import FastAPI

app = FastAPI()


def pipeline(name):
    try:
        return importlib.import_module(f"pipelines.{name}")
    except Exception as error:
        logging.exception(error)
        raise Exception(f"pipelines.{name} cannot be imported")  # expect: MLA107 as info


def scaler(name):
    try:
        return importlib.import_module(f"scalers.{name}")
    except Exception as error:
        logging.warning(error)
        raise Exception(f"scalers.{name} cannot be imported")  # expect: MLA107 as info


@app.post("/predict/{name}")
def predict(name: str, rows: list[float]):
    return pipeline(name).predict(scaler(name).transform([rows]))
