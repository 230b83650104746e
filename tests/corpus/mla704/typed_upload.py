# seen in: SkafteNicki/dtu_mlops s7_deployment/exercise_files/fastapi.py@9c805726abacbe1ee8333fe00de0ce2c6740a14c
"""Uploads by their type, under any name."""

from fastapi import FastAPI, File, UploadFile
from PIL import Image

app = FastAPI()


@app.post("/predict")
async def predict(data: UploadFile):
    return model.predict(await data.read())  # expect: MLA704


@app.post("/predict/bounded")
async def bounded(data: UploadFile):
    if data.size > 1_000_000:
        return None
    return model.predict(await data.read())


@app.post("/predict/opened")
def opened(data: UploadFile):
    image = Image.open(data.file)  # expect: MLA704
    return model.predict(image)


@app.post("/predict/whole")
def whole(data: bytes = File(...)):  # expect: MLA704
    image = decode(data)
    return model.predict(image) if len(image.shape) == 3 else None
