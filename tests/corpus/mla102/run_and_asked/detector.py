# seen in: yihong1120/Construction-Hazard-Detection src/local_yolo_detector.py@acf706a77ae37d66ae6ae230bfd60d46f9a641d7
"""A file that can be run by hand, and whose functions the rest of the program asks."""

import logging

import cv2
from ultralytics import YOLO

log = logging.getLogger(__name__)
yolo_model = YOLO("cranes.pt")


def find_cranes(picture):
    try:
        found = yolo_model.track(picture, persist=True)
    except Exception as error:  # expect: MLA102
        log.error("out of memory: %s", error)
        return [], []
    return found[0].boxes, found[0].ids


def find_hooks(picture):
    try:
        found = yolo_model.track(picture, persist=True)
    except Exception as error:  # ok: only who runs this file by hand asks it
        log.error("out of memory: %s", error)
        return [], []
    return found[0].boxes, found[0].ids


if __name__ == "__main__":
    print(find_cranes(cv2.imread("site.png")))
    print(find_hooks(cv2.imread("site.png")))
