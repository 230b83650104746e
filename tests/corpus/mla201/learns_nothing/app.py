import joblib
import pandas as pd
from cleaning import cleaner, leveller
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("parcels.joblib")


@app.post("/late")
def late(rows: list[dict]):
    return model.predict(cleaner().fit_transform(pd.DataFrame(rows)[["weight"]])).tolist()


@app.post("/late/levelled")
def late_levelled(rows: list[dict]):
    return model.predict(leveller().fit_transform(pd.DataFrame(rows)[["weight"]])).tolist()  # expect: MLA201
