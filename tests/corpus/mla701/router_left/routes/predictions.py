import joblib
from fastapi import APIRouter

router = APIRouter()


@router.get("/model/reload")
async def info():
    return {"model": str(joblib.load("kept.joblib"))}  # expect: MLA701 as error
