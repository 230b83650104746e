# seen in: hadiltriki/mlops-image-classifier src/serving/api.py@dcd204d2854e8897a97eb96e8f36c14b49037f9f
"""A file that is written and read before the loop goes on, and one that others may write in between."""

import io

from fastapi import FastAPI, UploadFile
from PIL import Image

app = FastAPI()


@app.post("/predict")
async def predict(file: UploadFile):
    image = Image.open(io.BytesIO(await file.read()))
    path = "/tmp/picture.jpg"
    image.save(path)
    return classifier.predict(path)


@app.post("/queued")
async def queued(file: UploadFile):
    image = Image.open(io.BytesIO(await file.read()))
    path = "/tmp/queued.jpg"
    image.save(path)  # expect: MLA709
    return await classifier.predict_later(path)


@app.post("/threaded")
def threaded(file: UploadFile):
    image = Image.open(file.file)
    path = "/tmp/threaded.jpg"
    image.save(path)  # expect: MLA709
    return classifier.predict(path)
