# seen in: data-fablab/iqa-mlops src/iqa/datasets/casting.py@b1ec28f39c2999caadf6144cc78a9fd7d277c6ac (the sound form)
import joblib
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")
MIDDLE = [12.5, 40.0]


@app.post("/score")
def score(rows: list[dict]):
    table = pd.DataFrame(rows)
    table["size"] = table["size"] - pd.Series(MIDDLE, dtype=table["size"].dtype)[0]  # ok: a constant, of their type
    return model.predict(table[["size", "age"]]).tolist()


@app.post("/score/centred")
def centred(rows: list[dict]):
    table = pd.DataFrame(rows)
    table["size"] = table["size"] - table["size"].mean()  # expect: MLA201
    return model.predict(table[["size", "age"]]).tolist()
