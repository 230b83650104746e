# seen in: luhaniwalprabha/ai-recommendation-service app/api/v1/health.py@3c0b3c5f3a6c6f5b974bd9b943dbeceb3477c1f8
from fastapi import APIRouter

router = APIRouter()


@router.get("/")
def health_check():  # expect: MLA706
    return {"status": "ok"}
