# seen in: yashsidana/hybrid-deepfake-detector src/features/forensic_extractor.py@2ba4138f5d76179b3768c4755daa4848f51cf0d2
"""A picture is measured by its own numbers, in training as well: its histogram, its own brightness."""

import cv2
import joblib
import numpy as np
from fastapi import FastAPI, UploadFile

app = FastAPI()
model = joblib.load("faces.joblib")


def measures(picture):
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    counts, _ = np.histogram(grey, bins=16, range=(0, 256))
    shares = counts / counts.sum()
    light = (grey - grey.mean()) / grey.std()
    return {"shares": shares[0], "light": light[0]}


@app.post("/real")
async def real(file: UploadFile):
    picture = cv2.imdecode(np.frombuffer(await file.read(), np.uint8), cv2.IMREAD_COLOR)
    held = measures(picture)
    return {"real": model.predict([[held["shares"], held["light"]]]).tolist()}
