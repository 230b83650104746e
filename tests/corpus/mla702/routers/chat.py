from fastapi import APIRouter, Depends
from server.auth import authenticated

guards = [Depends(authenticated)]
chat_router = APIRouter(prefix="/v1", dependencies=guards)


@chat_router.post("/completions")
def completions(body: Body):
    return service.generate(body.messages)
