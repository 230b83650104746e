# seen in: ashneet27/movie-review-prediction-api app/services/mlModelService.py@aa8126ee34303bbabafb50937909887cd64be533
"""Trained as it is imported: the port opens when the model is there."""

from fastapi import FastAPI
from service import Reviews

app = FastAPI()


@app.post("/predict")
def predict(text: str):  # expect: MLA706 as info
    return {"label": Reviews.label(text)}
