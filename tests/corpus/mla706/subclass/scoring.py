import joblib
from fastapi import APIRouter

router = APIRouter()


@router.post("/score")
async def score(row: list[float]):  # one finding an app
    return {"score": joblib.load("forest.joblib").predict([row])[0]}
