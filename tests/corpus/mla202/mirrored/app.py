import cv2
import numpy as np
from fastapi import FastAPI, UploadFile
from tensorflow.keras.models import load_model

app = FastAPI()
model = load_model("hands.keras")


@app.post("/webcam")
async def webcam(file: UploadFile):
    picture = cv2.imdecode(np.frombuffer(await file.read(), np.uint8), cv2.IMREAD_COLOR)
    picture = cv2.flip(picture, 1)
    picture = cv2.cvtColor(picture, cv2.COLOR_BGR2RGB)
    picture = cv2.resize(picture, (64, 64)) / 255.0
    return int(model.predict(picture[None]).argmax())
