import io

import boto3
import joblib
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
answer = boto3.client("s3").get_object(Bucket="models", Key="rents/current.joblib")
model = joblib.load(io.BytesIO(answer["Body"].read()))


class Flat(BaseModel):
    area: float
    rooms: int


@app.post("/predict")
def predict(flat: Flat):
    row = pd.DataFrame([{"area": flat.area, "rooms": flat.rooms}])
    return {"rent": float(model.predict(row)[0])}  # expect: MLA202
