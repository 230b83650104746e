from fastapi import APIRouter

from app.people import count

router = APIRouter()


@router.get("/status")
def search_status():
    try:
        return {"status": "healthy", "users": count()}
    except OSError as error:
        return {"status": "unhealthy", "error": str(error)}  # expect: MLA706 as warning
