# seen in: 27HarshalPatel/Multimodel-fraudlens app.py
"""A route counts what it found in an upload, and not the upload."""

import io

import joblib
from fastapi import FastAPI, UploadFile
from PIL import Image

app = FastAPI()
model = joblib.load("model.joblib")


def words_of(picture):
    return picture.tobytes().decode(errors="ignore").split()


@app.post("/picture")
async def picture(image: UploadFile) -> float:
    content = await image.read()  # expect: MLA704
    found = words_of(Image.open(io.BytesIO(content)))
    suspicious = len(found) >= 3
    return float(model.predict([[len(found), suspicious]])[0])


@app.post("/words")
async def words(image: UploadFile) -> float:
    found = words_of(Image.open(io.BytesIO(await image.read())))  # expect: MLA704
    return float(model.predict([[len(found), len(found) >= 3]])[0])
