# seen in: victor-iyi/heart-disease app/api.py 06540b582e8752d2bb6a32366077872d32d7c0e4  # expect: MLA508
"""Serves a model that stands in a package beside the service."""

from fastapi import FastAPI

from tides.models import TideModel

app = FastAPI()
model = TideModel()


@app.post("/height")
def height(row: list[float]):
    return model.height(row)
