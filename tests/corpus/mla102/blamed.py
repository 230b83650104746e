# seen in: CIP-Hackaton/potato-prediction-api app/middleware/auth_middleware.py@ee586a31d3ad83b75771467fd5c82aa389eafb76
"""Faults of a service that are told to its client as the client's own."""

import joblib
from fastapi import APIRouter, FastAPI, HTTPException, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel

app = FastAPI()
router = APIRouter()
model = joblib.load("yield.joblib")


class Field(BaseModel):
    area: float
    rain: float


@app.middleware("http")
async def only_members(request: Request, call_next):
    try:
        request.state.member = read_token(request.headers["authorization"])
        return await call_next(request)
    except TokenError:
        return JSONResponse(status_code=401, content={"detail": "the token is not valid"})
    except Exception as error:  # expect: MLA102 as warning
        return JSONResponse(status_code=401, content={"detail": str(error)})


@app.middleware("http")
async def members_first(request: Request, call_next):
    try:
        request.state.member = read_token(request.headers["authorization"])
    except Exception:
        return JSONResponse(status_code=401, content={"detail": "the token is not valid"})
    return await call_next(request)


@app.middleware("http")
async def last_resort(request: Request, call_next):
    try:
        return await call_next(request)
    except Exception:
        return JSONResponse(status_code=500, content={"detail": "something went wrong"})


@router.post("/yield")
def harvest(field: Field):
    try:
        return {"tons": float(model.predict([[field.area, field.rain]])[0])}
    except Exception as error:  # expect: MLA102 as warning
        raise HTTPException(status_code=400, detail=str(error))


@router.post("/yield/told-apart")
def harvest_told_apart(field: Field):
    try:
        return {"tons": float(model.predict([[field.area, field.rain]])[0])}
    except ValueError as error:
        raise HTTPException(status_code=400, detail=str(error)) from error
    except Exception as error:
        raise HTTPException(status_code=500, detail="the model failed") from error


@router.post("/yield/read-first")
async def harvest_read_first(request: Request):
    try:
        row = [float(part) for part in (await request.body()).split()]
    except Exception as error:
        raise HTTPException(status_code=400, detail="two numbers, please") from error
    return {"tons": float(model.predict([row])[0])}


@router.post("/yield/check")
def check(field: Field):
    try:
        model.predict([[field.area, field.rain]])
    except Exception as error:
        raise HTTPException(status_code=422, detail="the model does not take this row") from error
    return {"taken": True}
