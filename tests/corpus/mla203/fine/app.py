import joblib
import numpy as np
import torch
from fastapi import FastAPI, UploadFile
from PIL import Image
from torchvision.transforms import functional

from settings import SIZE

app = FastAPI()
model = joblib.load("shapes.joblib")


@app.post("/shape")
def shape(file: UploadFile):
    image = functional.resize(Image.open(file.file).convert("RGB"), SIZE)
    row = np.asarray(image).reshape(-1) / 255.0
    return int(model.predict([row])[0])
