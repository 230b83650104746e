# seen in: Sanster/IOPaint iopaint/file_manager/file_manager.py@61a759fb3f332bacdce8b2813f4837495c9b86e0 (the sound form)
"""Pictures are fitted into a frame and stored: no model is made."""

from fastapi import FastAPI
from PIL import Image, ImageOps
from storage import FileStore

app = FastAPI()
store = FileStore("thumbnails")


@app.get("/thumbnail")
def thumbnail(name: str, width: int):
    small = ImageOps.fit(Image.open(store.path(name)), (width, width))
    FileStore("small").save(name, small.tobytes())
    return {"name": name}
