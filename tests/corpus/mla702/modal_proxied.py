# a form of: an endpoint that the platform asks a token for, and one that asks itself
import os

import modal
from fastapi import Depends, HTTPException
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

app = modal.App("birdsong")
scheme = HTTPBearer()


@app.function(gpu="L4")
@modal.fastapi_endpoint(method="POST", requires_proxy_auth=True)
def listen(recording: dict):
    return load().predict(recording["url"])


@app.function(gpu="L4")
@modal.web_endpoint(method="POST")
def look(picture: dict, token: HTTPAuthorizationCredentials = Depends(scheme)):
    if token.credentials != os.environ["BIRDS_TOKEN"]:
        raise HTTPException(status_code=401)
    return load().predict(picture["url"])
