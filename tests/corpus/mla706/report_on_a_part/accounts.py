from fastapi import APIRouter, Depends
from people import count, require_role

router = APIRouter()


def check_all():
    return {"status": "healthy", "users": count()}


@router.get("/health")
def accounts_health():
    try:
        return {"status": "healthy", "users": count()}
    except OSError as error:
        return {"status": "unhealthy", "error": str(error)}  # expect: MLA706 as info


@router.get("/ready")
def accounts_ready():
    try:
        return {"status": "ready", "users": count()}
    except OSError:
        return {"status": "not_ready"}  # expect: MLA706 as warning


@router.get("/admin/health")
def admin_health(user=Depends(require_role("admin"))):
    try:
        return {"status": "healthy", "users": count(), "for": user.name}
    except OSError as error:
        return {"status": "unhealthy", "error": str(error)}
