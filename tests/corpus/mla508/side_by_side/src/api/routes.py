import xgboost
from fastapi import APIRouter

router = APIRouter()
booster = xgboost.Booster(model_file="model.ubj")


@router.post("/boosted")
def boosted(row: list[float]):
    return float(booster.inplace_predict([row])[0])
