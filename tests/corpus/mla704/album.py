# seen in: Hadayxinchao/end-to-end-image-classifier src/app/main.py@c2088d3e26d52d166e0a5735946bba4c93e0fd48
"""Uploads by the list: their number is said where it is taken, and so is a file that travels as text."""

from fastapi import FastAPI, File, HTTPException, UploadFile
from pydantic import BaseModel, Field

app = FastAPI()


@app.post("/predict-album")
async def album(photos: list[UploadFile] = File(...)):  # expect: MLA704
    print(len(photos), "photos")
    return [model.predict(await photo.read()) for photo in photos]


@app.post("/predict-sizes")
async def sizes(photos: list[UploadFile] = File(...)):
    if any(photo.size is None or photo.size > 5_000_000 for photo in photos):
        raise HTTPException(413, "at most 5 MB each")
    return [model.predict(await photo.read()) for photo in photos]


class Photo(BaseModel):
    image_base64: str  # expect: MLA704
    camera: str


class Thumbnail(BaseModel):
    image_base64: str = Field(max_length=40_000)


@app.post("/predict-text")
def of_text(photo: Photo):
    return model.predict(photo.image_base64)


@app.post("/predict-thumbnail")
def of_thumbnail(thumbnail: Thumbnail):
    return model.predict(thumbnail.image_base64)
