# seen in: amirziai/sklearnflask main.py
import joblib
import pandas as pd
from fastapi import FastAPI
from pandas.api.types import CategoricalDtype

app = FastAPI()
model = joblib.load("model.joblib")
columns = joblib.load("columns.joblib")
sizes = CategoricalDtype(categories=["S", "M", "L"])


@app.post("/price")
def price(shirts: list[dict]):
    df = pd.get_dummies(pd.DataFrame(shirts)).reindex(columns=columns, fill_value=0)
    return model.predict(df).tolist()


@app.post("/return")
def returned(shirts: list[dict]):
    df = pd.DataFrame(shirts)
    df["size"] = df["size"].astype(CategoricalDtype(categories=["S", "M", "L"])).cat.codes
    return model.predict(df[["size"]]).tolist()
