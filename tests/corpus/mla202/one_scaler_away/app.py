import os
import pickle

import boto3
import mlflow
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
WHERE = "s3://{bucket}/{run}/artifacts/homes"


def fetched(name):
    return boto3.client("s3").get_object(Bucket=os.environ["BUCKET"], Key=name)["Body"]


run = os.environ["RUN"]
prepare = pickle.load(fetched(f"{run}/prepare"))
model = mlflow.pyfunc.load_model(WHERE.format(bucket=os.environ["BUCKET"], run=run))


class Home(BaseModel):
    kind: str
    floor_area: float
    rooms: int


@app.post("/words")
def words(home: Home):
    row = pd.DataFrame([{"kind": home.kind, "floor_area": home.floor_area, "rooms": home.rooms}])
    return float(model.predict(prepare.transform(row))[0])  # expect: MLA202


@app.post("/numbers")
def numbers(home: Home):
    kind = {"flat": 0, "house": 1}[home.kind]
    row = pd.DataFrame([{"kind": kind, "floor_area": home.floor_area, "rooms": home.rooms}])
    return float(model.predict(prepare.transform(row))[0])
