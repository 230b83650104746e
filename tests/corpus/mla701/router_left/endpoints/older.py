import joblib
from fastapi import APIRouter

router = APIRouter()


@router.get("/model/info")
async def info():
    return {"model": str(joblib.load("kept.joblib"))}
