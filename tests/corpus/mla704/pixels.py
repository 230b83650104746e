# a form of: an upload service that switches Pillow's guard off
import io

from fastapi import FastAPI, HTTPException, UploadFile
from insightface.app import FaceAnalysis
from PIL import Image

Image.MAX_IMAGE_PIXELS = None  # expect: MLA704
app = FastAPI()
faces = FaceAnalysis(name="buffalo_l")


@app.post("/faces")
async def find(picture: UploadFile):
    if picture.size is None or picture.size > 5_000_000:
        raise HTTPException(413, "at most 5 MB")
    opened = Image.open(io.BytesIO(await picture.read()))
    return {"faces": len(faces.predict(opened))}
