# seen in: minivess-mlops/minivess-mlops src/minivess/dashboard/app/routers/mlflow.py@e3eb123d9726bbb49a9412bb95f34d32e1603b00
from fastapi import APIRouter

router = APIRouter()


@router.get("/runs")
def runs():
    return []
