import joblib
import pandas as pd
from fastapi import FastAPI
from features import add_features

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/score")
def score(rows: list[dict]):
    table = add_features(pd.DataFrame(rows))  # expect: MLA203
    return model.predict(table).tolist()


@app.post("/score-alike")
def score_alike(rows: list[dict], window: int):
    table = add_features(pd.DataFrame(rows), "time", window=window)
    return model.predict(table).tolist()
