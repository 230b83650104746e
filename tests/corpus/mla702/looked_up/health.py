"""A route that looks whether there is a model runs none."""

from fastapi import APIRouter, Depends
from loaded import get_predictor

router = APIRouter()


@router.get("/health")
def health(predictor=Depends(get_predictor)):
    return {"model_loaded": predictor.model is not None}
