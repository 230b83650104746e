# seen in: paulusaditya/plant-disease-prediction-platform backend/app/strategies/potato_strategy.py
# What a route hands on is read by an object that says nothing of the type.
from fastapi import FastAPI, UploadFile
from kinds import KINDS

app = FastAPI()


@app.post("/{kind}")
async def predict(kind: str, file: UploadFile):
    return await KINDS[kind].score(file)
