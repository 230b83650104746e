# seen in: danieleschmidt/customer-churn-predictor-mlops src/api.py@e7281cff595ad2c18def3e73be65d356741ee58c
"""The number of files is no bound on their size."""

import io
import logging

from fastapi import FastAPI, HTTPException, UploadFile
from PIL import Image

app = FastAPI()
logger = logging.getLogger(__name__)
LIMIT = 5_000_000


@app.post("/index")
async def index(files: list[UploadFile]):
    if len(files) > 20:
        raise HTTPException(400, "too many files")
    logger.info("indexing %d files", len(files))
    for file in files:
        text = await file.read()  # expect: MLA704
        logger.info("%d bytes", len(text))
        model.embed(text)


@app.post("/caption")
async def caption(image: UploadFile):
    picture = Image.open(io.BytesIO(await image.read()))  # expect: MLA704
    return {"caption": model.generate(picture), "size": picture.size}


@app.post("/score")
async def score(image: UploadFile):
    data = await image.read(LIMIT + 1)
    taken = len(data)
    if taken > LIMIT:
        raise HTTPException(400, "larger than 5 MB")
    return {"score": model.predict(data)}
