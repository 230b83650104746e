from fastapi import HTTPException, Request


async def only_the_office(request: Request) -> dict:
    who = request.headers.get("Authorization")
    if who is None:
        raise HTTPException(status_code=403, detail="not for you")
    return {"who": who}
