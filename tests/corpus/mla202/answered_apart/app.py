import os

import mlflow
import numpy as np
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
first = mlflow.pyfunc.load_model(f"models:/{os.environ['FIRST']}/Production")
second = mlflow.pyfunc.load_model(f"s3://models/{os.environ['SECOND']}/model")


@app.post("/price")
def price(rows: list[dict]):
    return np.exp(first.predict(pd.DataFrame(rows))).tolist()  # expect: MLA202


@app.post("/price-again")
def price_again(rows: list[dict]):
    return np.expm1(second.predict(pd.DataFrame(rows))).tolist()
