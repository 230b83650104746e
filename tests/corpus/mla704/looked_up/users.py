from fastapi import Header
from pydantic import BaseModel


class UserOut(BaseModel):
    email: str


def current_user(token: str = Header()):
    return UserOut(email=f"{token}@example.com")
