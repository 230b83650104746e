# seen in: yihong1120/Construction-Hazard-Detection examples/YOLO_server_api/routers.py@acf706a77ae37d66ae6ae230bfd60d46f9a641d7
from fastapi import Depends, FastAPI, HTTPException
from ultralytics import YOLO

from forms import Sighting

app = FastAPI()
model = YOLO("owls.pt")


@app.post("/owls")
async def owls(sighting: Sighting = Depends(Sighting.as_form)):
    photo = await sighting.photo.read()  # expect: MLA704
    return {"owls": len(model(photo)[0].boxes)}


@app.post("/owls/small")
async def small(sighting: Sighting = Depends(Sighting.as_form)):
    if sighting.photo.size is None or sighting.photo.size > 5_000_000:
        raise HTTPException(413, "at most 5 MB")
    photo = await sighting.photo.read()
    return {"owls": len(model(photo)[0].boxes)}
