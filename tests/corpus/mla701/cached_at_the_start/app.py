# seen in: ilkerhalil/vehicle-type-detection-api vehicle_type_detection_api/src/main.py@e267873b2279d7a485ede57a50a0959df80d13ce
from contextlib import asynccontextmanager

from fastapi import FastAPI
from parts import finder, second_service, service


@asynccontextmanager
async def lifespan(app: FastAPI):
    finder()
    yield


app = FastAPI(lifespan=lifespan)


@app.get("/health")
async def health():
    return {"ready": bool(service())}


@app.get("/health/reader")
async def health_of_reader():
    return {"ready": bool(second_service())}  # expect: MLA701 warning
