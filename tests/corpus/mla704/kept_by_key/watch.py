from fastapi import Request

from keepers import Paths, Routes

paths = Paths()
routes = Routes()


async def watch(request: Request, call_next):
    paths.count(request.url.path)
    routes.add("answers")
    return await call_next(request)
