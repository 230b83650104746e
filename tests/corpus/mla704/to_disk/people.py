from fastapi import Header, HTTPException
from pydantic import BaseModel


class User(BaseModel):
    name: str


def current_user(authorization: str = Header(...)) -> User:
    name = names.get(authorization)
    if name is None:
        raise HTTPException(401)
    return User(name=name)
