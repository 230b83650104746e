import os

import jwt
from fastapi import FastAPI
from settings import settings

app = FastAPI()


def own_key():
    key = os.environ.get("ROWS_SECRET")
    if not key:
        raise SystemExit("set ROWS_SECRET")
    return key


SECRET_KEY = own_key()


@app.post("/predict")
def predict(row: list[float]) -> str:
    return jwt.encode({"row": row}, settings.TOKEN_SECRET_KEY) + jwt.encode({"row": row}, SECRET_KEY)
