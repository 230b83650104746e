# a form of: frames and pictures that go to a detector which takes arrays for BGR
import io

import cv2
import numpy as np
from fastapi import FastAPI, UploadFile
from PIL import Image
from ultralytics import YOLO

app = FastAPI()
detector = YOLO("signs.pt")


@app.post("/pillow")
async def pillow(file: UploadFile):
    picture = Image.open(io.BytesIO(await file.read()))
    boxes = detector(np.array(picture), verbose=False)  # expect: MLA202
    return boxes[0].tojson()


@app.post("/converted")
async def converted(file: UploadFile):
    picture = Image.open(io.BytesIO(await file.read())).convert("RGB")
    array = np.asarray(picture)  # expect: MLA202
    return detector.predict(source=array, conf=0.25)[0].tojson()


@app.post("/opencv")
async def opencv(file: UploadFile):
    picture = cv2.imdecode(np.frombuffer(await file.read(), np.uint8), cv2.IMREAD_COLOR)
    picture = cv2.cvtColor(picture, cv2.COLOR_BGR2RGB)  # expect: MLA202
    return detector.predict(picture)[0].tojson()


@app.post("/as-read")
async def as_read(file: UploadFile):
    picture = cv2.imdecode(np.frombuffer(await file.read(), np.uint8), cv2.IMREAD_COLOR)
    return detector.predict(picture)[0].tojson()


@app.post("/turned")
async def turned(file: UploadFile):
    picture = np.array(Image.open(io.BytesIO(await file.read())).convert("RGB"))
    return detector(cv2.cvtColor(picture, cv2.COLOR_RGB2BGR))[0].tojson()


@app.post("/backwards")
async def backwards(file: UploadFile):
    picture = np.array(Image.open(io.BytesIO(await file.read())))
    return detector(picture[:, :, ::-1])[0].tojson()


@app.post("/picture")
async def as_picture(file: UploadFile):
    picture = cv2.imdecode(np.frombuffer(await file.read(), np.uint8), cv2.IMREAD_COLOR)
    picture = Image.fromarray(cv2.cvtColor(picture, cv2.COLOR_BGR2RGB))
    return detector(picture)[0].tojson()


@app.post("/opened")
async def opened(file: UploadFile):
    return detector(Image.open(io.BytesIO(await file.read())))[0].tojson()


@app.post("/drawn")
async def drawn(file: UploadFile):
    picture = cv2.imdecode(np.frombuffer(await file.read(), np.uint8), cv2.IMREAD_COLOR)
    boxes = detector(picture)[0].boxes
    shown = cv2.cvtColor(picture, cv2.COLOR_BGR2RGB)
    return {"boxes": len(boxes), "size": shown.shape}
