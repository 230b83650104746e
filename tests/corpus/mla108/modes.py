# seen in: massquantity/LibRecommender distributed/youtube_distributed.py@7463d9d084bfc6d4cf06dbfc834a255801304d2f
from enum import Enum

from fastapi import FastAPI

app = FastAPI()


class Modes(Enum):
    PREDICT = 1
    EVALUATE = 2
    TRAIN = 3


@app.post("/run")
def run(rows: list[float], mode: Modes):
    if mode == Modes.PREDICT:
        return predicted(rows)
    if mode == Modes.EVALUATE:
        return evaluated(rows)
    assert mode == Modes.TRAIN
    return trained(rows)


@app.post("/rerun")
def rerun(rows: list[float], mode: Modes):
    if mode == Modes.PREDICT:
        return predicted(rows)
    assert mode == Modes.TRAIN  # expect: MLA108
    return trained(rows)
