# a form of: keys and passwords that have a name of their own before they are given
import os

from fastapi import FastAPI, Header, HTTPException
from gate import hash_password

SIGNS = "JWT_SECRET_KEY"
OTHERWISE = "change-me-please"  # expect: MLA403
AT_FIRST = "orchard-Gate77"  # expect: MLA403
NOTHING = ""
REGION = os.getenv("REGION", "eu-west")
KEY = os.getenv(SIGNS, OTHERWISE)
PLAIN = os.getenv("SESSION_SECRET", NOTHING)

app = FastAPI()
first = {"user": "curator", "hash": hash_password(AT_FIRST)}


@app.post("/predict")
def predict(rows: list[float], x_api_key: str = Header()):
    if x_api_key != KEY:
        raise HTTPException(401)
    return model.predict([rows])
