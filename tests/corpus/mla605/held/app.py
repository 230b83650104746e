from fastapi import FastAPI
from predictor import Predictor

app = FastAPI()
predictor = Predictor("leaf.pt")


@app.post("/predict")
def predict(image: list[float]):
    return predictor.predict(image).tolist()
