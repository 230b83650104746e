# seen in: paulusaditya/plant-disease-prediction-platform backend/app.py
# A package of the same name is what is imported.
from fastapi import FastAPI

from app.routes import router

app = FastAPI()
app.include_router(router)
