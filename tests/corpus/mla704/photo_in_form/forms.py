# seen in: yihong1120/Construction-Hazard-Detection examples/YOLO_server_api/schemas.py@main
from dataclasses import dataclass

from fastapi import File, Form, UploadFile


@dataclass
class Sighting:
    photo: UploadFile
    place: str

    @classmethod
    def as_form(cls, photo: UploadFile = File(...), place: str = Form(..., max_length=80)) -> "Sighting":
        return cls(photo, place)
