# a form of: schemas whose rows are a list of anything
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel, Field

app = FastAPI()


class Split(BaseModel):
    columns: list
    data: list  # expect: MLA704


class Bounded(BaseModel):
    columns: list
    data: list = Field(max_length=100)


@app.post("/predict")
def predict(split: Split):
    return model.predict(pd.DataFrame(split.data, columns=split.columns)).tolist()


@app.post("/predict/bounded")
def predict_bounded(split: Bounded):
    return model.predict(pd.DataFrame(split.data, columns=split.columns)).tolist()
