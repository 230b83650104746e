import pickle

import numpy as np
import pandas as pd
from fastapi import FastAPI

app = FastAPI()


def read(path):
    with open(path, "rb") as file:
        return pickle.load(file)


def predict(data, what="crop", model_file="crop.pkl", encoder_file="kinds.pkl", scaler_file="scaler.pkl"):
    columns = ["kind", "colour"]
    if what == "second":
        columns.append("crop")
    table = pd.DataFrame.from_dict([data])
    kinds = read(encoder_file).transform(table[columns])
    x = np.hstack([kinds, table[["rain", "slope"]].values])
    return read(model_file).predict(read(scaler_file).transform(x))


@app.post("/crop")
def crop(data: dict):
    return predict(data).tolist()


@app.post("/crop/bare")
def crop_bare(data: dict):
    table = pd.DataFrame.from_dict([data])[["kind", "colour", "rain", "slope"]]
    return read("crop.pkl").predict(table).tolist()  # expect: MLA202
