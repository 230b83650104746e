# seen in: CIP-Hackaton/potato-prediction-api app/services/predict_service.py@ee586a31d3ad83b75771467fd5c82aa389eafb76
from fastapi import FastAPI
from asked import Asked, Field
from office import answer, answer_all

app = FastAPI()


@app.post("/variety")
def variety(asked: Asked):
    return {"variety": answer(asked)}


@app.post("/variety/all")
def variety_of_all(asked: Field):
    return {"variety": answer_all(asked)}
