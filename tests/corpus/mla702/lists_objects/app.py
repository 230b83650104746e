# seen in: lukasgro63/tinymlops-poc tinysphere/api/routes/prediction_images.py@ffe6cedaaa14fec2599622dcd6b998cca787559f
"""Files are listed and handed out: what they are called makes no model of it."""

from fastapi import FastAPI
from kept import KeptPredictions

app = FastAPI()
kept = KeptPredictions()


@app.get("/stations/{station}/predictions")
def list_predictions(station: str) -> list[str]:
    return kept.list_predictions(station)
