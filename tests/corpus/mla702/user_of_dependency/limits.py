from fastapi import Depends


class User:
    name: str


def caller(key: str) -> User:
    return User()


async def within_quota(user: User = Depends(caller)) -> User:
    return user
