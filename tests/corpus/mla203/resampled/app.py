import io

import cv2
import numpy as np
from fastapi import FastAPI, UploadFile
from PIL import Image
from tensorflow import keras

app = FastAPI()
model = keras.models.load_model("lungs.keras")


@app.post("/lung")
async def lung(file: UploadFile):
    picture = Image.open(io.BytesIO(await file.read())).convert("RGB")
    picture = picture.resize((160, 160))  # expect: MLA203 as info
    return float(model.predict(np.asarray(picture)[None] / 255)[0, 0])


@app.post("/lung/nearest")
async def lung_nearest(file: UploadFile):
    picture = Image.open(io.BytesIO(await file.read())).convert("RGB").resize((160, 160), Image.Resampling.NEAREST)
    return float(model.predict(np.asarray(picture)[None] / 255)[0, 0])


@app.post("/lung/reader")
async def lung_reader(path: str):
    picture = keras.utils.load_img(path, target_size=(160, 160))  # ok: as near as the generator takes it
    return float(model.predict(np.asarray(picture)[None] / 255)[0, 0])


@app.post("/lung/cv")
async def lung_cv(path: str):
    picture = cv2.cvtColor(cv2.imread(path), cv2.COLOR_BGR2RGB)
    picture = cv2.resize(picture, (160, 160))  # expect: MLA203 as info
    return float(model.predict(picture[None] / 255)[0, 0])


@app.post("/lung/preview")
async def lung_preview(path: str):
    shown = Image.open(path).resize((160, 160))  # ok: no model sees it
    shown.save("preview.png")
