# seen in: alexis64160/Mlops-Project services/predict/main.py
import io

import numpy as np
import requests
from fastapi import FastAPI, HTTPException, UploadFile
from PIL import Image
from tensorflow.keras.models import load_model

app = FastAPI()
model = load_model("model.keras")


@app.post("/predict")
async def predict(page: UploadFile):
    if page.content_type not in ("image/png", "image/jpeg"):
        raise HTTPException(status_code=415, detail="no image")
    answer = requests.post("http://resize", files={"page": page.file}, timeout=9)  # expect: MLA307
    rows = np.asarray(Image.open(io.BytesIO(answer.content)).convert("RGB"))
    return {"label": int(model.predict(rows[None]).argmax())}


@app.post("/predict_checked")
async def predict_checked(page: UploadFile):
    if page.content_type not in ("image/png", "image/jpeg"):
        raise HTTPException(status_code=415, detail="no image")
    answer = requests.post("http://resize", files={"page": page.file}, timeout=9)
    if answer.status_code != 200:
        raise HTTPException(status_code=502, detail="no picture")
    rows = np.asarray(Image.open(io.BytesIO(answer.content)).convert("RGB"))
    return {"label": int(model.predict(rows[None]).argmax())}
