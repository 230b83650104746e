# seen in: stringptr/australia-electricity-demand-forecast dashboard/backend/routers/predictions.py@43d61c2976cb3f50c724b5b8037c23db3b76b098
"""The newest of what a job stored, under an address that does not say so."""

from fastapi import FastAPI
from motor.motor_asyncio import AsyncIOMotorClient

app = FastAPI()
db = AsyncIOMotorClient("mongodb://db", serverSelectionTimeoutMS=2000).weather


@app.get("/latest")
async def get_latest_predictions(city: str):
    return await db.predictions.find_one({"city": city})


@app.get("/accuracy")
async def get_prediction_accuracy(city: str):
    return await db.errors.find_one({"city": city})
