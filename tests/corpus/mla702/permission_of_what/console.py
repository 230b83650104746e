# seen in: HwangChulHee/sepsis-mlops src/sepsis/console/api.py@f727126a087828ed028d4d373f33ebae2e2ef5b2
from fastapi import FastAPI, HTTPException
from pydantic import BaseModel, Field

import versions

app = FastAPI()  # expect: MLA702


class Wanted(BaseModel):
    version: str = Field(max_length=40)
    actor: str = Field(max_length=80)


@app.post("/versions/approve")
def approve(wanted: Wanted):
    try:
        return versions.approve(wanted.version, wanted.actor)
    except PermissionError as error:
        raise HTTPException(status_code=403, detail=str(error)) from error
