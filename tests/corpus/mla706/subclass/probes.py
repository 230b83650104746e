from fastapi import APIRouter

router = APIRouter()


@router.get("/ready", status_code=204)
async def ready() -> None:  # expect: MLA706
    """The service is up."""
