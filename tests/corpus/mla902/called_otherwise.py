# a form of: settings that an import gives another name, and variables with annotations
import os

from fastapi import FastAPI
from scoring.config import settings as chosen

app = FastAPI()
bucket: str | None = os.getenv("MODEL_BUCKET")  # expect: MLA902
shelf: str | None = os.getenv("MODEL_SHELF", "models")
address = f"https://{bucket}.s3.amazonaws.com/model.onnx"
beside = f"https://{shelf}.s3.amazonaws.com/model.onnx"


@app.post("/threshold")
def threshold(value: float):
    chosen.threshold = value  # expect: MLA902
    return {"threshold": value}
