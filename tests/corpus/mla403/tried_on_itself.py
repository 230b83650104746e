from fastapi import APIRouter
from passwords import get_password_hash, keep, verify_password

router = APIRouter()


@router.get("/health")
def health():
    test_password = "Lighthouse42"
    hashed = get_password_hash(test_password)
    return {"hashing": verify_password(test_password, hashed)}


@router.post("/first")
def first():
    first_password = "Lighthouse43"  # expect: MLA403 as error
    hashed = get_password_hash(first_password)
    keep(hashed)
    return {"hashing": verify_password(first_password, hashed)}
