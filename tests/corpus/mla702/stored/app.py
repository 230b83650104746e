# seen in: jomanor/weather-prediction-mlops api/api.py@2d5599123f8e9008f3aecdfb2975dfca4e47ac06
"""Predictions as a job stored them: no model answers here."""

from fastapi import FastAPI
from motor.motor_asyncio import AsyncIOMotorClient

app = FastAPI()
db = AsyncIOMotorClient("mongodb://db", serverSelectionTimeoutMS=2000).weather


def _doc_to_prediction(doc):
    return {"city": doc["city"], "temperature": doc.get("temperature")}


@app.get("/predictions/{city}")
async def predictions(city: str):
    return [_doc_to_prediction(doc) async for doc in db.predictions.find({"city": city}).limit(24)]
