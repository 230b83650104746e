from fastapi import HTTPException, Request


async def rate_limit(request: Request):
    if not await allowed(request.client.host):
        raise HTTPException(429)
