from fastapi import APIRouter

from app.people import count

router = APIRouter()


@router.get("/health")
def accounts_health():
    try:
        return {"status": "healthy", "users": count()}
    except OSError as error:
        return {"status": "unhealthy", "error": str(error)}  # expect: MLA706 as info
