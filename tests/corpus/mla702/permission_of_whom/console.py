# a form of: permission_of_what, where who asks is what is refused
from fastapi import FastAPI, HTTPException
from pydantic import BaseModel, Field

import versions

app = FastAPI()


class Wanted(BaseModel):
    version: str = Field(max_length=40)
    token: str = Field(max_length=80)


@app.post("/versions/approve")
def approve(wanted: Wanted):
    try:
        return versions.approve(wanted.version, wanted.token)
    except PermissionError as error:
        raise HTTPException(status_code=403, detail=str(error)) from error
