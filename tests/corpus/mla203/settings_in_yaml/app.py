import joblib
import numpy as np
import pandas as pd
import yaml
from fastapi import FastAPI
from PIL import Image
from tensorflow import keras

app = FastAPI()
with open("conf/params.yaml") as file:
    settings = yaml.safe_load(file)
model = keras.models.load_model(settings["paths"]["model"])
leaks = joblib.load("out/rain.joblib")


@app.post("/roof")
def roof(path: str):
    picture = Image.open(path).convert("RGB").resize((224, 224), Image.BILINEAR)  # expect: MLA203
    return float(model.predict(np.asarray(picture)[None])[0, 0])


@app.post("/roof/same")
def roof_same(path: str):
    picture = Image.open(path).convert("RGB").resize((160, 160), Image.BILINEAR)
    return float(model.predict(np.asarray(picture)[None])[0, 0])


@app.post("/leaks")
def leaking(rows: list[dict]):
    table = pd.DataFrame(rows)
    table["rain"] = table["rain"].fillna(0)  # expect: MLA203
    return leaks.predict(table[["rain", "wind"]]).tolist()


@app.post("/leaks/same")
def leaking_same(rows: list[dict]):
    table = pd.DataFrame(rows)
    table["rain"] = table["rain"].fillna(settings["fill"]["rain"])
    return leaks.predict(table[["rain", "wind"]]).tolist()
