# seen in: xasanov8/food-classifier-api main.py@ed73825d228e5783b79f43d7cc56fde699444329
import torch
from fastapi import FastAPI, HTTPException, UploadFile

app = FastAPI()
model = torch.jit.load("food.pt")
MOST = 5_000_000


@app.post("/late")
async def late(photo: UploadFile):
    content = await photo.read()  # expect: MLA704 as info
    size = len(content)
    if size > MOST:
        raise HTTPException(413, "at most 5 MB")
    return model.predict(content)


@app.post("/early")
async def early(photo: UploadFile):
    if photo.size is None or photo.size > MOST:
        raise HTTPException(413, "at most 5 MB")
    content = await photo.read()
    if len(content) > MOST:
        raise HTTPException(413, "at most 5 MB")
    return model.predict(content)


@app.post("/part")
async def part(photo: UploadFile):
    content = await photo.read(MOST + 1)
    if len(content) > MOST:
        raise HTTPException(413, "at most 5 MB")
    return model.predict(content)
