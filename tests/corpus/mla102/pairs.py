# seen in: chineidu/nyc-taxi-price-prediction model_monitoring/evidently_service/app.py@009f95b6c5eb6273c329e3e2fc337fd600247977
"""FastAPI answers a tuple as a list, with status 200."""

from fastapi import FastAPI, status
from fastapi.responses import JSONResponse

app = FastAPI()
service = None


@app.post("/rows/{table}")
def add(table: str, row: dict):
    if service is None:
        return "no service", 500  # expect: MLA102
    service.add(table, row)
    return "ok"


@app.get("/rows/{table}")
def rows(table: str):
    if table not in service.tables:
        return {"detail": "no such table"}, status.HTTP_404_NOT_FOUND  # expect: MLA102
    return service.rows(table), 200


@app.get("/health")
def health():
    if service is None:
        return {"status": "DOWN"}, 503  # expect: MLA102
    return {"status": "UP"}


@app.get("/size")
def size(width: int):
    if width < 0:
        return JSONResponse({"detail": "below 0"}, status_code=422)
    return width, 400 * width


def legacy(table):
    return "no service", 500
