import io

import boto3
import joblib
import pyarrow.parquet as pq
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("candles.joblib")
scaler = joblib.load("scaler.joblib")
s3 = boto3.client("s3")


@app.get("/predict")
def predict(day: str):
    stored = s3.get_object(Bucket="candles", Key=f"features/date={day}/features.parquet")
    rows = pq.read_table(io.BytesIO(stored["Body"].read())).to_pandas()
    rows = rows.drop(columns=["target"], errors="ignore")
    return model.predict(scaler.transform(rows)).tolist()
