import os

import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load(os.environ["PICTURE_MODEL"])


@app.post("/caption")
def caption(text: str):
    return model.predict([text.replace("#", " ")]).tolist()
