from fastapi import APIRouter

router = APIRouter()


@router.post("/predict")
def predict(row: list[float]):
    return float(model.predict([row])[0])
