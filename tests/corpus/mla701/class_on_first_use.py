# seen in: yihong1120/Construction-Hazard-Detection src/local_yolo_detector.py@acf706a77ae37d66ae6ae230bfd60d46f9a641d7
from typing import Any

from fastapi import FastAPI, UploadFile
from PIL import Image

app = FastAPI()
YOLO: Any | None = None


def yolo_class() -> Any:
    global YOLO
    if YOLO is None:
        from ultralytics import YOLO as found

        YOLO = found
    return YOLO


def picture_class() -> Any:
    return Image


class Counter:
    def __init__(self) -> None:
        self.model = yolo_class()("cranes.pt")
        self.pictures = picture_class()

    async def count(self, place: str) -> int:
        return len(self.model.track(place)[0].boxes)  # expect: MLA701


counter = Counter()


@app.post("/cranes")
async def cranes(sent: UploadFile):
    return {"cranes": await counter.count(sent.filename)}


@app.get("/formats")
async def formats():
    return {"formats": counter.pictures.registered_extensions()}
