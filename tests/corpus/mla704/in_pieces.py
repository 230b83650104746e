# seen in: yihong1120/Construction-Hazard-Detection examples/YOLO_server_api/routers.py@acf706a77ae37d66ae6ae230bfd60d46f9a641d7
import aiofiles
from fastapi import FastAPI, HTTPException, UploadFile

app = FastAPI()
MOST = 200_000_000


async def keep(sent: UploadFile, place: str) -> None:
    async with aiofiles.open(place, "wb") as kept:
        while True:
            piece = await sent.read(1_000_000)  # expect: MLA704
            if not piece:
                break
            await kept.write(piece)


async def keep_counted(sent: UploadFile, place: str) -> None:
    come = 0
    async with aiofiles.open(place, "wb") as kept:
        while piece := await sent.read(1_000_000):
            come += len(piece)
            if come > MOST:
                raise HTTPException(413, "at most 200 MB")
            await kept.write(piece)


async def begins_well(sent: UploadFile) -> bool:
    return (await sent.read(4)) == b"RIFF"


@app.post("/predict/song")
async def song(sent: UploadFile):
    await keep(sent, "song.wav")
    return {"kind": model.predict("song.wav")}


@app.post("/predict/counted")
async def counted(sent: UploadFile):
    await keep_counted(sent, "song.wav")
    return {"kind": model.predict("song.wav")}


@app.post("/predict/begins")
async def begins(sent: UploadFile):
    return {"well": await begins_well(sent)}
