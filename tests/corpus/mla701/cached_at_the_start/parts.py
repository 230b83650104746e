# seen in: ilkerhalil/vehicle-type-detection-api vehicle_type_detection_api/src/adapters/dependencies.py@e267873b2279d7a485ede57a50a0959df80d13ce
from functools import lru_cache

from ultralytics import YOLO


class Eyes:
    def __init__(self, path):
        self.model = YOLO(path)


@lru_cache
def finder():
    return Eyes("finder.pt")


@lru_cache
def reader():
    return Eyes("reader.pt")


def service():
    return {"finds": finder()}


def second_service():
    return {"reads": reader()}
