# seen in: yihong1120/Construction-Hazard-Detection examples/YOLO_server_api/schemas.py@acf706a77ae37d66ae6ae230bfd60d46f9a641d7
from dataclasses import dataclass

from fastapi import File, Form, UploadFile


@dataclass
class Sighting:
    photo: UploadFile
    place: str

    @classmethod
    def as_form(cls, photo: UploadFile = File(...), place: str = Form(..., max_length=80)) -> "Sighting":
        return cls(photo, place)
