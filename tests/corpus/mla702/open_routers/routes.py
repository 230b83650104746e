from fastapi import APIRouter
from inference import Pipeline

router = APIRouter()
pipeline = Pipeline()


@router.post("/predict")
def predict(text: str):
    return {"sentiment": pipeline.predict(text)}


@router.post("/login")
def login(name: str, password: str):
    return {"token": sign(name, password)}
